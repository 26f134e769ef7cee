// Sums in float64 about a value of the column itself: exact enough at any mean and spread that float32 can hold.

import { loadLanes } from '../parts';
import { high, low } from '../reduction/doubles';

/** Σ d of four columns, then Σ d²: float64. */
export const totals = memory.data(64, 16);

/**
 * Sums `d = x − origin` and `d²` down `lanes` (1 to 4) columns to `totals`. The origin should be among the values: then the
 * squares about the mean are at least a rows-th of those about the origin, and float64 loses nothing that float32 shows.
 */
export function carefulTotals(x: usize, stride: usize, rows: usize, lanes: usize, origin: v128): void {
  const low0 = low(origin);
  const high0 = high(origin);
  let sum0 = f64x2.splat(0), sum1 = sum0, squares0 = sum0, squares1 = sum0;
  for (let row: usize = 0; row < rows; row++, x += stride) {
    const value = loadLanes(x, lanes);
    const d0 = f64x2.sub(low(value), low0);
    const d1 = f64x2.sub(high(value), high0);
    sum0 = f64x2.add(sum0, d0);
    sum1 = f64x2.add(sum1, d1);
    squares0 = f64x2.add(squares0, f64x2.mul(d0, d0));
    squares1 = f64x2.add(squares1, f64x2.mul(d1, d1));
  }
  v128.store(totals, sum0);
  v128.store(totals, sum1, 16);
  v128.store(totals, squares0, 32);
  v128.store(totals, squares1, 48);
}

/**
 * Moments of one set of values, from its totals about an origin: its mean less `float32(mean)`, which is what that rounding
 * leaves out. Stores the rounded mean, and `Σ (x − mean)² / divisor`.
 */
export function storeMoments(
  origin: f32, sum: f64, squares: f64, count: f64, divisor: f64, mean: usize, variance: usize,
): f64 {
  const exact = <f64>origin + sum / count;
  store<f32>(mean, <f32>exact);
  store<f32>(variance, <f32>(max<f64>(squares - (sum * sum) / count, 0) / divisor));
  return exact - <f64>load<f32>(mean);
}

/**
 * Whether float32 may have lost digits of a mean or of the variance about it: where the spread is below a 32nd of the mean, the
 * mean's own rounding counts, and squares may have left float32's range. What is 0 throughout needs no care.
 */
// @ts-ignore: decorator
@inline
export function needsCare(mean: f32, variance: f32): bool {
  const square = <f64>mean * <f64>mean;
  return (
    !(<f64>variance >= square * 0.0009765625 && variance >= 1e-30 && variance < Infinity) && !(square == 0 && variance == 0)
  );
}
