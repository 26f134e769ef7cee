import { arrayReading, torchGenerator } from '@weir/core';
import type { Reading, Snapshot } from '@weir/core';
import {
  backward,
  batchNorm,
  crossEntropy,
  descend,
  linear,
  minibatches,
  sequential,
  sgd,
  tanh,
} from '@weir/nn';
import { lastValueFrom, map, take } from 'rxjs';
import { describe, expect, it } from 'vitest';
import { vectors } from '../../packages/nn/src/testing/examples.ts';

/** Every answer of a reading, as plain data. */
function answers(reading: Reading) {
  const { mean, std } = reading.unitMoments();
  return {
    moments: reading.moments(),
    counts: reading.histogram({ bins: 7 }).counts,
    inRange: reading.histogram({ bins: 5, low: -0.11, high: 0.93 }).counts,
    shares: [reading.share(0.21), reading.share(0.21, { absolute: true })],
    unitShares: [
      ...Array.from(reading.unitShare(0.07), Math.fround),
      ...Array.from(reading.unitShare(0.3, { absolute: true }), Math.fround),
    ],
    masks: [reading.mask(0.07), reading.mask(0.3, { absolute: true })],
    unitMeans: Array.from(mean),
    unitStds: Array.from(std),
  };
}

const close = (actual: readonly number[], wanted: readonly number[], size: number) => {
  expect(actual.length).toBe(wanted.length);
  actual.forEach((value, at) => expect(Math.abs(value - (wanted[at] ?? NaN))).toBeLessThan(2e-6 * size));
};

/** What a reading on the device says is what the plain way says of its values. */
export function readingParity(): void {
  describe('a reading', () => {
    it('answers as its values do, of outputs, gradients, parameters and updates', async () => {
      const rng = torchGenerator(3);
      const network = sequential(linear(5, 9, { rng }), batchNorm(9), tanh(), linear(9, 2, { rng }));
      const snapshot$ = minibatches(vectors(64, 5), { size: 13, rng }).pipe(
        network,
        crossEntropy(),
        backward(),
        descend(sgd(), 0.1),
        take(2),
        map(({ layers, parameters }: Snapshot) =>
          [
            ...layers.flatMap(({ input, output, grad }) => [input, output, grad]),
            ...parameters.flatMap(({ data, grad, update }) => [data, grad, update]),
          ]
            .filter((reading) => reading !== undefined)
            .map((reading) => ({
              name: reading.name,
              got: answers(reading),
              wanted: answers(arrayReading(reading.name, reading.values(), reading.shape)),
            })),
        ),
      );
      const readings = await lastValueFrom(snapshot$);
      expect(readings.length).toBeGreaterThan(20);
      for (const { name, got, wanted } of readings) {
        const { moments, unitMeans, unitStds, ...counted } = got;
        const {
          moments: wantedMoments,
          unitMeans: wantedMeans,
          unitStds: wantedStds,
          ...wantedCounted
        } = wanted;
        expect(counted, name).toEqual(wantedCounted);
        expect(moments.count, name).toBe(wantedMoments.count);
        const size = Math.max(Math.abs(moments.min), Math.abs(moments.max), 1e-30);
        close([moments.mean, moments.std], [wantedMoments.mean, wantedMoments.std], size);
        close(unitMeans, wantedMeans, size);
        if (wantedStds.every(Number.isFinite)) close(unitStds, wantedStds, size);
        else expect(unitStds.some(Number.isFinite), name).toBe(false); // a single row has no spread
      }
    });
  });
}
