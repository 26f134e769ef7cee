import { arraySnapshot } from '@weir/core';
import { describe, expect, it } from 'vitest';
import { changes, events } from '../../testing/changes.ts';
import { allFrozenRule } from './allFrozenRule.ts';

describe('the rule of frozen parameters', () => {
  const of = (...frozen: readonly boolean[]) =>
    arraySnapshot({
      parameters: frozen.map((isFrozen, at) => ({
        name: `${at}.linear.weight`,
        data: { values: [1, -1], shape: [2, 1] },
        frozen: isFrozen,
      })),
    });

  it('is an error where all parameters are frozen', () => {
    const [raised] = events(allFrozenRule(), [of(true, true)]);
    expect(raised).toEqual({
      type: 'finding',
      change: 'raised',
      step: 0,
      finding: {
        rule: 'allFrozen',
        subject: 'run',
        severity: 'error',
        since: 0,
        step: 0,
        value: 2,
        threshold: 0,
        fact: true,
        formula: 'parameters that are frozen, which are all',
        meaning: 'All 2 parameters are frozen: no step changes anything, and nothing can learn.',
        remedy:
          'Take what is to learn, such as the last layer at least, out of the groups that freeze it ("frozen": true, or a rate of 0).',
        settings: [{ option: 'groups', value: 'thawed' }],
      },
    });
  });

  it('is silent where one is trained, and of a network without parameters', () => {
    expect(changes(allFrozenRule(), [of(true, false)])).toEqual([]);
    expect(changes(allFrozenRule(), [of()])).toEqual([]);
  });
});
