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

  it('says what the running mean does, and a momentum at which the finding is gone', () => {
    const [raised] = events(batchNormMomentumRule(), [batchNorm(0, 0, 1, 0.1, 4)]);
    // √(m / (2 − m) / 4) = 0.1 at m = 0.08 / 1.04; a hundredth below that is clear of it.
    const momentum = (0.99 * 0.08) / 1.04;
    expect(raised?.finding).toMatchObject({
      rule: 'batchNormMomentum',
      formula: '√(momentum / (2 − momentum) / batch size)',
      meaning:
        'With momentum 0.1 at batches of 4 the running mean jumps by 0.115 of a std: evaluation depends on the last few batches.',
      remedy: 'Set its momentum to at most 0.0762, or use larger batches.',
      settings: [{ layer: '0.batchNorm', option: 'momentum', value: expect.closeTo(momentum, 9) as number }],
    });
    const mended = batchNorm(0, 0, 1, momentum, 4);
    expect(events(batchNormMomentumRule(), [mended])[0]?.finding.severity).not.toBe('warning');
  });

  it('takes thresholds of its own', () => {
    const severities = (options: object) =>
      events(batchNormMomentumRule(options), [batchNorm(0, 0, 1, 0.1, 16)]).map(
        ({ finding }) => finding.severity,
      );
    expect(severities({})).toEqual(['info']);
    expect(severities({ info: 0.06 })).toEqual([]);
    expect(severities({ warning: 0.05 })).toEqual(['warning']);
    expect(severities({ error: 0.05 })).toEqual(['error']);
  });

  it('is silent where the run is too short for the lower momentum to settle', () => {
    // 3 / momentum = 3 · 1.04 / 0.08 = 39 steps.
    const of = (steps: number) => changes(batchNormMomentumRule({}, { steps }), [batchNorm(0, 0, 1, 0.1, 4)]);
    expect(of(38)).toEqual([]);
    expect(of(40)).toHaveLength(1);
  });

  it('is silent of no examples, of other layers and of none', () => {
    expect(changes(batchNormMomentumRule({ info: 0 }), [batchNorm(0, 0, 1, 0.1, 0)])).toEqual([]);
    const plain = arraySnapshot({ layers: [{ kind: 'layerNorm', output: { values: [1], shape: [1, 1] } }] });
    expect(changes(batchNormMomentumRule({ info: 0 }), [plain, arraySnapshot({})])).toEqual([]);
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
