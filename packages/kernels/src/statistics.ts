import type { TensorInfo } from '@tensorflow/tfjs-core';
import type { FusedKernel } from './device.ts';
import { difference } from './hostValues.ts';

/** `x`, and what to subtract from it first: a tensor of the same shape. */
export interface DifferenceInputs {
  readonly x: TensorInfo;
  readonly minus?: TensorInfo;
}

/**
 * Summary of the finite values of `x − minus`: `[6]` of count, mean, std (over n − 1), min, max, count of the others.
 *
 * Sums are in float64. The std of one value is NaN; so is everything but the counts if no value is finite.
 */
export const statistics: FusedKernel<DifferenceInputs, object> = {
  name: 'WeirStatistics',
  composed(device, { x, minus }) {
    const values = difference(device, x, minus);
    let count = 0;
    let sum = 0;
    let min = Infinity;
    let max = -Infinity;
    for (const value of values) {
      if (!Number.isFinite(value)) continue;
      count++;
      sum += value;
      if (value < min) min = value;
      if (value > max) max = value;
    }
    const mean = sum / count;
    let squares = 0;
    for (const value of values) if (Number.isFinite(value)) squares += (value - mean) ** 2;
    const std = Math.sqrt(squares / (count - 1));
    const others = values.length - count;
    const summary =
      count > 0 ? [count, mean, count > 1 ? std : NaN, min, max, others] : [0, NaN, NaN, NaN, NaN, others];
    return [device.upload(Float32Array.from(summary), [6])];
  },
};
