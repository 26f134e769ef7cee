import { arraySnapshot, torchGenerator } from '@weir/core';
import type { Snapshot } from '@weir/core';
import { describe, expect, it } from 'vitest';
import { changes } from '../../testing/changes.ts';
import { lossFlatRule } from './lossFlatRule.ts';

const noise = torchGenerator(4).normal(0, 0.15, 3000);

const losses = (length: number, at: (step: number) => number): Snapshot[] =>
  Array.from({ length }, (_, step) => arraySnapshot({ step, loss: at(step) + (noise[step] ?? 0) }));

const learning = (step: number) => 2.4 + 0.9 * Math.exp(-step / 300);

describe('the flat loss rule', () => {
  it('warns of a loss that has not begun to fall, and clears when it does', () => {
    const late = losses(2500, (step) => 3.3 - (step > 900 ? 0.5 : 0));
    const [raised, cleared, ...others] = changes(lossFlatRule(), late);
    expect(raised).toBe('500 raised warning run');
    expect(cleared).toMatch(/^9\d\d cleared warning run$/);
    expect(others).toEqual([]);
  });

  it('is silent of a network that learns, and of its plateau later on', () => {
    expect(changes(lossFlatRule(), losses(3000, learning))).toEqual([]);
  });

  it('refuses to be impatient', () => {
    expect(() => lossFlatRule({ patience: 3 })).toThrow(
      'lossFlat: patience must be an integer of at least 10',
    );
  });
});
