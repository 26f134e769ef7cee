import { arraySnapshot, torchGenerator } from '@weir/core';
import type { Snapshot } from '@weir/core';
import { describe, expect, it } from 'vitest';
import { changes, events } from '../../testing/changes.ts';
import { oscillationRule } from './oscillationRule.ts';

/** Descent of y = curvature · x² / 2 from x = 1, by hand. */
function descent(learningRate: number, steps: number, curvature = 8): readonly Snapshot[] {
  let x = 1;
  return Array.from({ length: steps }, (_, step) => {
    const slope = curvature * x;
    const loss = (curvature * x * x) / 2;
    x -= learningRate * slope;
    const shape = [1, 1];
    return arraySnapshot({
      step,
      loss,
      learningRate,
      parameters: [
        {
          name: '0.linear.weight',
          data: { values: [x], shape },
          grad: { values: [slope], shape },
          update: { values: [-learningRate * slope], shape },
        },
      ],
    });
  });
}

/** Steps of a network whose updates point back by so much, at a loss that stays. */
function swinging(back: number, steps: number): readonly Snapshot[] {
  const rng = torchGenerator(3);
  const shape = [8, 8];
  const along = rng.normal(0, 1, shape);
  return Array.from({ length: steps }, (_, step) => {
    const noise = rng.normal(0, Math.sqrt(1 / back ** 2 - 1), shape);
    const sign = step % 2 ? 1 : -1;
    const values = along.map((value, at) => sign * value + (noise[at] ?? 0) * Math.sqrt(back));
    return arraySnapshot({
      step,
      loss: 2,
      parameters: [{ name: '0.linear.weight', data: { values: along, shape }, update: { values, shape } }],
    });
  });
}

describe('the oscillation rule', () => {
  it.each([
    [0.25, 8, 0.125],
    [0.02, 100, 0.01],
  ])('tells that steps bounce at a rate of %d, and the rate that lands', (rate, curvature, better) => {
    const [raised, ...others] = events(oscillationRule(), descent(rate, 30, curvature));
    expect(others).toEqual([]);
    expect(raised).toMatchObject({ change: 'raised', finding: { subject: 'run', severity: 'warning' } });
    expect(raised?.finding.settings).toMatchObject([{ option: 'learningRate', from: rate }]);
    expect(raised?.finding.settings?.[0]?.value).toBeCloseTo(better, 6);
    const landed = descent(better, 2, curvature)[1];
    expect(landed?.loss).toBeCloseTo(0, 6);
  });

  it.each([
    ['converges at once', 0.1],
    ['overshoots, and yet converges', 0.24],
    ['runs away, which lossDiverging tells', 1],
  ])('is silent of a descent that %s', (_, rate) => {
    expect(changes(oscillationRule(), descent(rate, 40))).toEqual([]);
  });

  it('is silent of updates that point back by chance alone', () => {
    expect(changes(oscillationRule(), swinging(0.3, 600))).toEqual([]);
  });

  it('finds what begins late', () => {
    const calm = descent(0.1, 1)[0];
    const late = descent(0.25, 400).map((snapshot) =>
      snapshot.step < 150 && calm ? { ...calm, step: snapshot.step, loss: 4 } : snapshot,
    );
    expect(events(oscillationRule(), late).map(({ change, step }) => [change, step > 200])).toEqual([
      ['raised', true],
    ]);
  });

  it('refuses thresholds that no cosine has', () => {
    expect(() => oscillationRule({ back: 1 })).toThrow(
      'oscillation: back must be above 0 and below 1, got 1',
    );
  });
});
