import { arraySnapshot } from '@weir/core';
import type { Reading } from '@weir/core';
import { describe, expect, it } from 'vitest';
import { measure } from '../testing/measure.ts';
import { MomentsAccumulator } from './momentsAccumulator.ts';
import { runningMoments } from './runningMoments.ts';

const batches = [0, 1, 2, 3].map((step) =>
  arraySnapshot({
    step,
    layers: (['variance', 'std'] as const).map((tracks) => ({
      kind: 'batchNorm',
      output: { values: [1] },
      batchMoments: { mean: [step, -0.3], variance: [1.5, step + 0.1], tracks, momentum: 0.3 },
    })),
  }),
);

/** A reading whose values lie amid others, and that will not copy them. */
const lending = (reading: Reading): Reading => ({
  ...reading,
  values() {
    throw new Error('what is lent need not be copied');
  },
  lend: (use) => use([7, 7, ...Array.from(reading.values()), 7], 2),
});

describe('MomentsAccumulator', () => {
  it('holds what runningMoments emits, at every step', () => {
    const accumulator = new MomentsAccumulator();
    for (const [at, emitted] of measure(runningMoments(), ...batches).entries()) {
      const batch = batches[at];
      if (batch) accumulator.add(batch);
      expect(accumulator.moments).toEqual(emitted);
    }
    expect(accumulator.moments).toMatchObject({ step: 3, batches: 4 });
  });

  it('leaves the moments it has given as they are', () => {
    const accumulator = new MomentsAccumulator();
    const emitted = batches.map((batch) => {
      accumulator.add(batch);
      return accumulator.moments;
    });
    expect(emitted).toEqual(measure(runningMoments(), ...batches));
  });

  it('goes on from moments given as if it had seen their batches', () => {
    const [first, second, ...rest] = batches;
    const accumulator = new MomentsAccumulator();
    for (const batch of [first, second]) if (batch) accumulator.add(batch);
    const resumed = new MomentsAccumulator({}, accumulator.moments);
    for (const batch of rest) {
      accumulator.add(batch);
      resumed.add(batch);
    }
    expect(resumed.moments).toEqual(accumulator.moments);
  });

  it('takes in moments that are lent from amid a memory as it does copies, and copies none', () => {
    const lent = batches.map((batch) => ({
      ...batch,
      layers: batch.layers.map((layer) => ({
        ...layer,
        batchMoments: layer.batchMoments && {
          ...layer.batchMoments,
          mean: lending(layer.batchMoments.mean),
          variance: lending(layer.batchMoments.variance),
        },
      })),
    }));
    expect(measure(runningMoments(), ...lent)).toEqual(measure(runningMoments(), ...batches));
  });

  it('has no layer before a batch', () => {
    expect(new MomentsAccumulator().moments).toEqual({ step: -1, batches: 0, layers: [] });
  });
});
