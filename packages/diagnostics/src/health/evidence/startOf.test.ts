import { arrayReading, torchGenerator } from '@weir/core';
import { describe, expect, it } from 'vitest';
import { meanAndStd } from '../../testing/bruteForce.ts';
import { momentsBeforeUpdate } from './startOf.ts';

const rng = torchGenerator(1);
const before = rng.normal(0.3, 2, [50]);
const update = rng.normal(0, 5, [50]);
const momentsOf = (data: ArrayLike<number>, step: ArrayLike<number>) =>
  momentsBeforeUpdate({ data: arrayReading('data', data), update: arrayReading('update', step) });

describe('momentsBeforeUpdate', () => {
  it('are of what the parameter held, however large the step', () => {
    const { mean, std } = momentsOf(
      Float64Array.from(before, (x, at) => x + (update[at] ?? NaN)),
      update,
    );
    const expected = meanAndStd(before);
    expect(mean).toBeCloseTo(expected.mean, 9);
    expect(std).toBeCloseTo(expected.std, 9);
  });

  it('are those of the data where nothing moved', () => {
    const { mean, std } = momentsOf(
      before,
      before.map(() => 0),
    );
    expect(mean).toBeCloseTo(meanAndStd(before).mean, 9);
    expect(std).toBeCloseTo(meanAndStd(before).std, 9);
  });
});
