import { arraySnapshot } from '@weir/core';
import { describe, expect, it } from 'vitest';
import { changes } from '../../testing/changes.ts';
import { labelSmoothingRule } from './labelSmoothingRule.ts';

describe('the label smoothing rule', () => {
  /** Ten classes of equal shares: chance has ln 10, and smoothing by s leaves 1 − 0.9 s for the right one. */
  const taskOf = (labelSmoothing: number) => {
    const shares = Array.from(
      { length: 10 },
      (_, at) => labelSmoothing / 10 + (at === 0 ? 1 - labelSmoothing : 0),
    );
    const floor = shares.reduce((sum, share) => sum - (share > 0 ? share * Math.log(share) : 0), 0);
    return { loss: 'crossEntropy', baseline: Math.log(10), floor };
  };
  const said = (labelSmoothing: number) =>
    changes(labelSmoothingRule({}, taskOf(labelSmoothing)), [arraySnapshot({})]);

  it.each([
    [1, 'error'],
    [0.99, 'error'],
    [0.8, 'warning'],
  ])('a smoothing of %d is an %s', (labelSmoothing, severity) => {
    expect(said(labelSmoothing)).toEqual([`0 raised ${severity} run`]);
  });

  it.each([0, 0.1, 0.3])('a smoothing of %d is none', (labelSmoothing) => {
    expect(said(labelSmoothing)).toEqual([]);
  });

  it('is silent of a loss that has no entropy of its own, and without a task', () => {
    const snapshots = [arraySnapshot({})];
    expect(changes(labelSmoothingRule({}, { loss: 'mse', baseline: 1 }), snapshots)).toEqual([]);
    expect(changes(labelSmoothingRule(), snapshots)).toEqual([]);
  });
});
