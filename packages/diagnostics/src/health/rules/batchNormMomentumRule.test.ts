import { arraySnapshot } from '@weir/core';
import type { Snapshot } from '@weir/core';
import { describe, expect, it } from 'vitest';
import { changes, events } from '../../testing/changes.ts';
import { batchNormMomentumRule } from './batchNormMomentumRule.ts';

const batchNorm = (step: number, mean: number, variance: number, momentum = 0.1, rows = 32): Snapshot =>
  arraySnapshot({
    step,
    layers: [
      {
        kind: 'batchNorm',
        output: { values: new Float32Array(2 * rows), shape: [rows, 2] },
        batchMoments: { mean: [mean, -mean], variance: [variance, variance], momentum },
      },
    ],
  });

describe('the BatchNorm momentum rule', () => {
  it('warns of a momentum too high for the batch, with the highest that would do', () => {
    const [raised] = events(batchNormMomentumRule(), [batchNorm(0, 0, 1, 0.1, 4)]);
    expect(raised?.finding).toMatchObject({ severity: 'warning', subject: '0.batchNorm', threshold: 0.1 });
    expect(raised?.finding.value).toBeCloseTo(Math.sqrt(0.1 / 1.9 / 4), 12);
    const momentum = Number(/at most (\S+),/.exec(raised?.finding.remedy ?? '')?.[1]);
    expect(Math.sqrt(momentum / (2 - momentum) / 4)).toBeCloseTo(0.1, 2);
  });

  it('is silent of the lecture’s 0.001 and of torch’s 0.1 at 32 examples, and clears with a larger batch', () => {
    expect(changes(batchNormMomentumRule(), [batchNorm(0, 0, 1, 0.1), batchNorm(1, 0, 1, 0.001)])).toEqual(
      [],
    );
    const growing = [4, 64, 64].map((rows, step) => batchNorm(step, 0, 1, 0.1, rows));
    expect(changes(batchNormMomentumRule(), growing)).toEqual([
      '0 raised warning 0.batchNorm',
      '2 cleared warning 0.batchNorm',
    ]);
  });
});
