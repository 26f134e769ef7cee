import { arraySnapshot } from '@weir/core';
import { describe, expect, it } from 'vitest';
import { measure } from '../testing/measure.ts';
import { loss } from './loss.ts';

const snapshots = [3, 1, 4, 1, 5].map((value, step) => arraySnapshot({ step, loss: value }));

describe('loss', () => {
  it('is each step’s loss and its logarithm', () => {
    const [first] = measure(loss(), ...snapshots);
    expect(first).toMatchObject({ step: 0, loss: 3, log10: Math.fround(Math.log10(3)) });
  });

  it('is smoothed by the weighted mean of all losses so far', () => {
    const smoothed = measure(loss({ smoothing: 0.9 }), ...snapshots).at(-1)?.smoothed;
    const weights = [0.9 ** 4, 0.9 ** 3, 0.9 ** 2, 0.9, 1];
    const total = weights.reduce((sum, weight) => sum + weight);
    const mean = weights.reduce((sum, weight, at) => sum + weight * (snapshots[at]?.loss ?? NaN), 0) / total;
    expect(smoothed).toBeCloseTo(mean, 12);
  });

  it('starts at the first loss, whatever the smoothing', () => {
    expect(measure(loss({ smoothing: 0.999 }), ...snapshots)[0]?.smoothed).toBe(3);
  });

  it('is not smoothed with smoothing 0', () => {
    expect(measure(loss({ smoothing: 0 }), ...snapshots).map((l) => l.smoothed)).toEqual([3, 1, 4, 1, 5]);
  });

  it('has no logarithm where the loss is 0', () => {
    expect(measure(loss(), arraySnapshot({ loss: 0 }))[0]).not.toHaveProperty('log10');
  });

  it.each([1, -0.1, NaN])('refuses smoothing %d', (smoothing) => {
    expect(() => loss({ smoothing })).toThrow('loss: smoothing must be at least 0 and below 1');
  });
});
