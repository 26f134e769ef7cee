import { arraySnapshot } from '@weir/core';
import { describe, expect, it } from 'vitest';
import { changes, events } from '../../testing/changes.ts';
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

  it('says how much of the loss nobody can learn away, and the smoothing to set', () => {
    const [raised] = events(labelSmoothingRule({}, { loss: 'crossEntropy', baseline: 2.5, floor: 2.4 }), [
      arraySnapshot({}),
    ]);
    expect(raised?.finding).toMatchObject({
      severity: 'warning',
      value: 0.96,
      threshold: 0.9,
      fact: true,
      formula: 'entropy of the targets / loss at chance',
      meaning:
        "Of the loss at chance, 2.5, 96 % is the targets' own uncertainty, which no network can take away: they hardly tell one class from another, and there is next to nothing to learn.",
      remedy: "Lower the loss's labelSmoothing to 0.1, or leave it out.",
      settings: [{ option: 'loss.labelSmoothing', value: 0.1 }],
    });
  });

  it('of targets that are given as they are sets nothing', () => {
    const [raised] = events(labelSmoothingRule({}, { loss: 'klDivergence', baseline: 2, floor: 2 }), [
      arraySnapshot({}),
    ]);
    expect(raised?.finding.severity).toBe('error');
    expect(raised?.finding.remedy).toBe(
      'Give targets that are nearer to 0 and 1: no learning rate mends these.',
    );
    expect(raised?.finding.settings).toBeUndefined();
  });

  it('takes thresholds of its own, and says nothing of what is near one', () => {
    const of = (floor: number) =>
      changes(labelSmoothingRule({ info: 0.5 }, { loss: 'crossEntropy', baseline: 1, floor }), [
        arraySnapshot({}),
      ]);
    expect(of(0.51)).toEqual(['0 raised info run']);
    expect(of(0.5)).toEqual([]);
  });

  it('is silent where there is nothing at chance to compare with', () => {
    for (const task of [
      { loss: 'crossEntropy', floor: 1 },
      { loss: 'crossEntropy', floor: 1, baseline: 0 },
      { loss: 'crossEntropy', floor: -1, baseline: -1 },
      { loss: 'crossEntropy', floor: 0, baseline: 1 },
    ])
      expect(changes(labelSmoothingRule({ info: 0 }, task), [arraySnapshot({})])).toEqual([]);
  });

  it('is silent of a loss that has no entropy of its own, and without a task', () => {
    const snapshots = [arraySnapshot({})];
    expect(changes(labelSmoothingRule({}, { loss: 'mse', baseline: 1 }), snapshots)).toEqual([]);
    expect(changes(labelSmoothingRule(), snapshots)).toEqual([]);
  });
});
