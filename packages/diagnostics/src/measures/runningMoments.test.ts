import { arraySnapshot, torchGenerator } from '@weir/core';
import type { PlainLayer } from '@weir/core';
import { describe, expect, it } from 'vitest';
import { measure } from '../testing/measure.ts';
import { runningMoments, runningMomentsKind } from './runningMoments.ts';

const rng = torchGenerator(9);
const batches = Array.from({ length: 6 }, () => ({
  mean: rng.randn(4),
  variance: rng.uniform(0.5, 2, 4),
}));
const snapshots = (layer: Pick<NonNullable<PlainLayer['batchMoments']>, 'momentum' | 'tracks'> = {}) =>
  batches.map((moments, step) =>
    arraySnapshot({
      step,
      layers: [
        { kind: 'linear', output: { values: [1] } },
        { kind: 'batchNorm', output: { values: [1] }, batchMoments: { ...moments, ...layer } },
      ],
    }),
  );

describe('runningMoments', () => {
  it('is running ← (1 − momentum) · running + momentum · batch, from mean 0 and variance 1', () => {
    let mean = [0, 0, 0, 0];
    let variance = [1, 1, 1, 1];
    for (const batch of batches) {
      mean = mean.map((m, at) => 0.9 * m + 0.1 * (batch.mean[at] ?? NaN));
      variance = variance.map((v, at) => 0.9 * v + 0.1 * (batch.variance[at] ?? NaN));
    }
    const last = measure(runningMoments(), ...snapshots()).at(-1);
    expect(last).toMatchObject({
      step: 5,
      batches: 6,
      layers: [{ name: '1.batchNorm', tracks: 'variance' }],
    });
    last?.layers[0]?.mean.forEach((m, at) => expect(m).toBeCloseTo(mean[at] ?? NaN, 6));
    last?.layers[0]?.variance.forEach((v, at) => expect(v).toBeCloseTo(variance[at] ?? NaN, 6));
  });

  it('rounds to float32 at every operation', () => {
    const [first] = measure(runningMoments({ momentum: 0.1 }), ...snapshots());
    const f = Math.fround;
    const kept = f(f(0.9) * 1);
    expect(first?.layers[0]?.variance).toEqual(
      Array.from(batches[0]?.variance ?? [], (v) => f(kept + f(f(0.1) * v))),
    );
  });

  it('takes each layer’s own momentum, unless given another', () => {
    const own = measure(runningMoments(), ...snapshots({ momentum: 0.5 })).at(-1);
    const given = measure(runningMoments({ momentum: 0.5 }), ...snapshots()).at(-1);
    expect(own).toEqual(given);
    expect(given).not.toEqual(measure(runningMoments(), ...snapshots()).at(-1));
  });

  it('emits what a run follows itself, unless another momentum is wanted', () => {
    const followed = { step: 5, batches: 6, layers: [] };
    const inputs = { running: () => followed };
    expect(measure(runningMoments({}, { ...inputs, due: (step) => step === 5 }), ...snapshots())).toEqual([
      followed,
    ]);
    const own = measure(runningMoments({ momentum: 0.5 }, inputs), ...snapshots());
    expect(own).toEqual(measure(runningMoments({ momentum: 0.5 }), ...snapshots()));
    expect(runningMomentsKind.continuous({}, inputs)).toBe(false);
    expect(runningMomentsKind.continuous({}, {})).toBe(true);
    expect(runningMomentsKind.continuous({ momentum: 0.5 }, inputs)).toBe(true);
  });

  it('is the plain average with cumulative momentum', () => {
    const last = measure(runningMoments({ momentum: 'cumulative' }), ...snapshots()).at(-1);
    last?.layers[0]?.mean.forEach((m, at) => {
      expect(m).toBeCloseTo(batches.reduce((sum, batch) => sum + (batch.mean[at] ?? NaN), 0) / 6, 6);
    });
  });

  it('tracks the std where the layer does', () => {
    const last = measure(runningMoments({ momentum: 1 }), ...snapshots({ tracks: 'std' })).at(-1);
    expect(last?.layers[0]?.tracks).toBe('std');
    expect(last?.layers[0]?.variance).toEqual(
      Array.from(batches.at(-1)?.variance ?? [], (v) => Math.fround(Math.sqrt(v))),
    );
  });

  it('tells of the steps that are due alone, having seen all', () => {
    const all = measure(runningMoments(), ...snapshots());
    const due = measure(runningMoments({}, { due: (step) => step % 5 === 0 }), ...snapshots());
    expect(due).toEqual([all[0], all[5]]);
  });

  it('leaves what it emitted as it was', () => {
    const emitted = measure(runningMoments(), ...snapshots());
    const before = JSON.stringify(emitted[0]);
    measure(runningMoments(), ...snapshots());
    expect(JSON.stringify(emitted[0])).toBe(before);
    expect(emitted[0]?.layers[0]?.mean).not.toBe(emitted[1]?.layers[0]?.mean);
  });

  it.each([3, -0.1, NaN])('refuses momentum %d', (momentum) => {
    expect(() => runningMoments({ momentum })).toThrow('momentum must be at least 0 and at most 1');
  });
});
