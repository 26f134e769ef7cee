import { arraySnapshot } from '@weir/core';
import type { Snapshot } from '@weir/core';
import { of } from 'rxjs';
import { describe, expect, it } from 'vitest';
import type { RunningMoments } from '../../measures/momentsAccumulator.ts';
import { changes, events } from '../../testing/changes.ts';
import { run } from '../../testing/network.ts';
import { batchNormDriftRule, momentsDistance } from './batchNormDriftRule.ts';

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

const steps = (length: number, at: (step: number) => Snapshot) =>
  Array.from({ length }, (_, step) => at(step));

describe('the BatchNorm drift rule', () => {
  it('is info while running statistics still come from 0 and 1', () => {
    const slow = steps(401, (step) => batchNorm(step, 3, 9, 0.001));
    expect(changes(batchNormDriftRule(), slow)).toEqual(['100 raised info 0.batchNorm']);
    expect(events(batchNormDriftRule(), slow)[0]?.finding.meaning).toContain('take about 3000 batches');
  });

  it('warns of settled statistics that the batches have left behind, and clears when they catch up', () => {
    const rule = batchNormDriftRule({ every: 10 });
    // A jump that momentum 0.01 takes hundreds of steps to follow.
    const jump = steps(1200, (step) => batchNorm(step, step < 400 ? 0 : 4, 1, 0.01));
    const seen = changes(rule, jump);
    expect(seen[0]).toMatch(/^4\d\d raised warning 0\.batchNorm$/);
    expect(seen.at(-1)).toMatch(/^\d+ cleared (warning|info) 0\.batchNorm$/);
  });

  it('is silent of settled statistics', () => {
    expect(
      changes(
        batchNormDriftRule(),
        steps(500, (step) => batchNorm(step, 0.1 * (step % 2), 1.1)),
      ),
    ).toEqual([]);
    expect(changes(batchNormDriftRule(), run(300, { batchNorm: true, hidden: 1 }, 1))).toEqual([]);
  });

  it('compares with statistics of a whole split as they come', () => {
    const at = (mean: number): RunningMoments => ({
      step: 300,
      batches: 300,
      layers: [{ name: '0.batchNorm', tracks: 'variance', mean: [mean, mean], variance: [1, 1] }],
    });
    const inputs = { running: () => at(0), calibrations: of(at(2), at(0.1)) };
    expect(changes(batchNormDriftRule({}, inputs), [batchNorm(301, 0, 1)])).toEqual([
      '300 raised warning 0.batchNorm (calibrated)',
      '300 cleared warning 0.batchNorm (calibrated)',
    ]);
  });

  it('squares a tracked std before it compares', () => {
    const layer = { name: 'a', mean: [0] };
    const distance = momentsDistance(
      { ...layer, tracks: 'std', variance: [3] },
      { ...layer, tracks: 'variance', variance: [9] },
    );
    expect(distance).toBeCloseTo(0, 10);
  });
});
