import { carefulTotals, needsCare, storeMoments, totals } from './carefulTotals';
import { normalise, normaliseGrad } from './normalise';
import { padded } from './padded';
import { scaleTotals, sumOfTotals, totalProducts, totalSquares, totalSums } from './totals';

/**
 * GroupNorm of `x [n, positions, c]`: every example's `c / groups` neighbouring channels are normalised
 * together over all positions. `mean` and `variance` `[n, groups]`; `gamma` and `beta` `[c]`, or 0.
 */
export function groupNorm(
  x: usize, gamma: usize, beta: usize, y: usize, mean: usize, variance: usize,
  n: usize, positions: usize, c: usize, groups: usize, eps: f32, scratch: usize,
): void {
  const stride = padded(c) << 2;
  const total = scratch + stride;
  const means = scratch + stride * 3;
  const scale = scratch;
  const shift = total;
  const width = c / groups;
  const share = 1 / (<f64>width * <f64>positions);
  for (let example: usize = 0; example < n; example++) {
    totalSums(x, positions, c, total);
    for (let g: usize = 0; g < groups; g++) {
      const value = <f32>(sumOfTotals(total + g * width * 8, width) * share);
      store<f32>(mean + (g << 2), value);
      for (let i: usize = 0; i < width; i++) store<f32>(means + ((g * width + i) << 2), value);
    }
    totalSquares(x, means, positions, c, total);
    for (let g: usize = 0; g < groups; g++) {
      store<f32>(variance + (g << 2), <f32>(sumOfTotals(total + g * width * 8, width) * share));
    }
    // The sums are done with, and `shift` takes their space.
    for (let g: usize = 0; g < groups; g++) {
      const from = g * width << 2;
      const to = (g + 1) * width << 2;
      const toMean = mean + (g << 2);
      const toVariance = variance + (g << 2);
      const careful = needsCare(load<f32>(toMean), load<f32>(toVariance));
      let beyond: f64 = 0;
      if (careful) {
        beyond = carefulMoments(x + from, positions, c, width, toMean, toVariance);
        for (let i = from; i < to; i += 4) store<f32>(means + i, load<f32>(toMean));
      }
      const inverse: f32 = 1 / sqrt<f32>(load<f32>(toVariance) + eps);
      for (let i = from; i < to; i += 4) {
        const factor = gamma ? load<f32>(gamma + i) * inverse : inverse;
        const start: f32 = beta ? load<f32>(beta + i) : 0;
        store<f32>(scale + i, factor);
        store<f32>(shift + i, careful ? <f32>(<f64>start - beyond * <f64>factor) : start);
      }
    }
    normalise(x, means, scale, shift, y, positions, c);
    x += (positions * c) << 2;
    y += (positions * c) << 2;
    mean += groups << 2;
    variance += groups << 2;
  }
}

/** Stores the moments of one group, summed anew in float64; returns what rounding its mean leaves out. */
function carefulMoments(x: usize, positions: usize, c: usize, width: usize, mean: usize, variance: usize): f64 {
  const origin = load<f32>(x);
  groupTotals(x, positions, c, width, origin);
  const count = <f64>positions * <f64>width;
  return storeMoments(origin, groupSum, groupSquares, count, count, mean, variance);
}

/** By how much the mean of a group exceeds its rounded mean. */
function beyondMean(x: usize, positions: usize, c: usize, width: usize, mean: f32): f64 {
  groupTotals(x, positions, c, width, mean);
  return groupSum / (<f64>positions * <f64>width);
}

let groupSum: f64 = 0;
let groupSquares: f64 = 0;

/** `Σ (x − origin)` and its squares over `width` neighbouring channels at all positions. */
function groupTotals(x: usize, positions: usize, c: usize, width: usize, origin: f32): void {
  groupSum = 0;
  groupSquares = 0;
  for (let i: usize = 0; i < width; i += 4) {
    const lanes = min(width - i, 4);
    carefulTotals(x + (i << 2), c << 2, positions, lanes, f32x4.splat(origin));
    groupSum += sumOfTotals(totals, lanes);
    groupSquares += sumOfTotals(totals + 32, lanes);
  }
}

/** Bytes of working space that `groupNormGrad` needs. */
export function groupNormGradScratch(c: usize): usize {
  return padded(c) * 60;
}

/** `dx`, and `dgamma` and `dbeta` `[c]` unless 0, of `groupNorm`. */
export function groupNormGrad(
  dy: usize, x: usize, mean: usize, variance: usize, gamma: usize, dx: usize, dgamma: usize, dbeta: usize,
  n: usize, positions: usize, c: usize, groups: usize, eps: f32, scratch: usize,
): void {
  const stride = padded(c) << 2;
  const a = scratch;
  const b = scratch + stride;
  const totalDy = scratch + stride * 2;
  const totalProduct = scratch + stride * 4;
  const centre = scratch + stride * 6;
  const means = scratch + stride * 7;
  const sumGamma = scratch + stride * 8;
  const sumBeta = scratch + stride * 10;
  const width = c / groups;
  const share = 1 / (<f64>width * <f64>positions);
  memory.fill(sumGamma, 0, stride * 4);
  for (let example: usize = 0; example < n; example++) {
    for (let g: usize = 0; g < groups; g++) {
      for (let i: usize = g * width << 2; i < (g + 1) * width << 2; i += 4) {
        store<f32>(means + i, load<f32>(mean + (g << 2)));
      }
    }
    totalProducts(dy, x, means, positions, c, totalDy, totalProduct);
    for (let g: usize = 0; g < groups; g++) {
      const groupMean = load<f32>(mean + (g << 2));
      const groupVariance = load<f32>(variance + (g << 2));
      const inverse = 1 / sqrt(<f64>groupVariance + <f64>eps);
      const beyond = needsCare(groupMean, groupVariance) ? beyondMean(x + (g * width << 2), positions, c, width, groupMean) : 0;
      let direct: f64 = 0;
      let product: f64 = 0;
      for (let i = g * width; i < (g + 1) * width; i++) {
        const weight = gamma ? <f64>load<f32>(gamma + (i << 2)) : 1;
        const channelDy = load<f64>(totalDy + (i << 3));
        const channelProduct = load<f64>(totalProduct + (i << 3)) - beyond * channelDy;
        direct += weight * channelDy;
        product += weight * channelProduct;
        store<f32>(a + (i << 2), <f32>inverse);
        store<f64>(sumBeta + (i << 3), load<f64>(sumBeta + (i << 3)) + channelDy);
        store<f64>(sumGamma + (i << 3), load<f64>(sumGamma + (i << 3)) + channelProduct * inverse);
      }
      const slope = <f32>(-inverse * inverse * inverse * product * share);
      const meanDy = direct * share;
      const constant = <f32>(beyond == 0 ? meanDy : meanDy - beyond * inverse * inverse * product * share);
      for (let i: usize = g * width << 2; i < (g + 1) * width << 2; i += 4) {
        store<f32>(b + i, slope);
        store<f32>(centre + i, constant);
      }
    }
    normaliseGrad(dy, gamma, centre, x, means, a, b, dx, positions, c);
    dy += (positions * c) << 2;
    x += (positions * c) << 2;
    dx += (positions * c) << 2;
    mean += groups << 2;
    variance += groups << 2;
  }
  if (dgamma) scaleTotals(sumGamma, 1, dgamma, c);
  if (dbeta) scaleTotals(sumBeta, 1, dbeta, c);
}
