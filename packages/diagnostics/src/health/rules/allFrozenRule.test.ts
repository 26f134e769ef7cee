import { arraySnapshot } from '@weir/core';
import { describe, expect, it } from 'vitest';
import { changes } from '../../testing/changes.ts';
import { allFrozenRule } from './allFrozenRule.ts';

describe('the frozen rule', () => {
  const of = (...frozen: readonly boolean[]) =>
    arraySnapshot({
      parameters: frozen.map((isFrozen, at) => ({
        name: `${at}.linear.weight`,
        data: { values: [1, -1], shape: [2, 1] },
        frozen: isFrozen,
      })),
    });

  it('is an error where all parameters are frozen', () => {
    expect(changes(allFrozenRule(), [of(true, true)])).toEqual(['0 raised error run']);
  });

  it('is silent where one is trained, and of a network without parameters', () => {
    expect(changes(allFrozenRule(), [of(true, false)])).toEqual([]);
    expect(changes(allFrozenRule(), [of()])).toEqual([]);
  });
});
