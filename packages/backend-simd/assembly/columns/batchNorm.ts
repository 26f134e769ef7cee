import { loadLanes } from '../parts';
import { carefulTotals, needsCare, storeMoments, totals } from './carefulTotals';
import { normalise, normaliseGrad } from './normalise';
import { padded } from './padded';
import { scaleTotals, totalProducts, totalSquares, totalSums } from './totals';

/**
 * BatchNorm of `x [rows, c]`: `y`, and the `mean [c]` and `variance [c]` (over rows − 1 if `unbiased`) that
 * it normalises with; `gamma` and `beta` `[c]`, or 0; `scratch` of `columnScratch(c)` bytes.
 */
export function batchNorm(
  x: usize, gamma: usize, beta: usize, y: usize, mean: usize, variance: usize,
  rows: usize, c: usize, eps: f32, unbiased: bool, scratch: usize,
): void {
  const total = scratch + (padded(c) << 2);
  totalSums(x, rows, c, total);
  scaleTotals(total, 1 / <f64>rows, mean, c);
  totalSquares(x, mean, rows, c, total);
  const freedom = <f64>rows - (unbiased ? 1 : 0);
  scaleTotals(total, 1 / freedom, variance, c);
  // The sums are done with: their space holds the map by column.
  const scale = scratch;
  const shift = total;
  for (let i: usize = 0; i < c << 2; i += 4) {
    const careful = needsCare(load<f32>(mean + i), load<f32>(variance + i));
    const beyond = careful ? carefulMoments(x + i, rows, c, freedom, mean + i, variance + i) : 0;
    const inverse: f32 = 1 / sqrt<f32>(load<f32>(variance + i) + eps);
    const factor = gamma ? load<f32>(gamma + i) * inverse : inverse;
    const start: f32 = beta ? load<f32>(beta + i) : 0;
    store<f32>(scale + i, factor);
    store<f32>(shift + i, careful ? <f32>(<f64>start - beyond * <f64>factor) : start);
  }
  normalise(x, mean, scale, shift, y, rows, c);
}

/** Stores the moments of one column, summed anew in float64; returns what rounding its mean leaves out. */
function carefulMoments(x: usize, rows: usize, c: usize, freedom: f64, mean: usize, variance: usize): f64 {
  carefulTotals(x, c << 2, rows, 1, loadLanes(x, 1));
  return storeMoments(load<f32>(x), load<f64>(totals), load<f64>(totals, 32), <f64>rows, freedom, mean, variance);
}

/** `dx [rows, c]`, and `dgamma` and `dbeta` `[c]` unless 0, of `batchNorm`. */
export function batchNormGrad(
  dy: usize, x: usize, mean: usize, variance: usize, gamma: usize, dx: usize, dgamma: usize, dbeta: usize,
  rows: usize, c: usize, eps: f32, unbiased: bool, scratch: usize,
): void {
  const stride = padded(c) << 2;
  const a = scratch;
  const b = scratch + stride;
  const totalDy = scratch + stride * 2;
  const totalProduct = scratch + stride * 4;
  totalProducts(dy, x, mean, rows, c, totalDy, totalProduct);
  const centre = scratch + stride * 6;
  const byRows = 1 / <f64>rows;
  const byFreedom = 1 / (<f64>rows - (unbiased ? 1 : 0));
  for (let i: usize = 0; i < c << 2; i += 4) {
    const inverse = 1 / sqrt(<f64>load<f32>(variance + i) + <f64>eps);
    const sumDy = load<f64>(totalDy + (i << 1));
    const centreX = load<f32>(mean + i);
    const beyond = needsCare(centreX, load<f32>(variance + i)) ? beyondMean(x + i, rows, c, centreX) : 0;
    const sumProduct = load<f64>(totalProduct + (i << 1)) - beyond * sumDy;
    const scale = gamma ? <f64>load<f32>(gamma + i) * inverse : inverse;
    store<f32>(a + i, <f32>scale);
    store<f32>(b + i, <f32>(-scale * inverse * inverse * sumProduct * byFreedom));
    const meanDy = sumDy * byRows;
    store<f32>(centre + i, <f32>(beyond == 0 ? meanDy : meanDy - beyond * inverse * inverse * sumProduct * byFreedom));
    if (dgamma) store<f32>(dgamma + i, <f32>(sumProduct * inverse));
    if (dbeta) store<f32>(dbeta + i, <f32>sumDy);
  }
  normaliseGrad(dy, 0, centre, x, mean, a, b, dx, rows, c);
}

/** By how much the mean of a column exceeds its rounded mean. */
function beyondMean(x: usize, rows: usize, c: usize, mean: f32): f64 {
  carefulTotals(x, c << 2, rows, 1, f32x4.splat(mean));
  return load<f64>(totals) / <f64>rows;
}
