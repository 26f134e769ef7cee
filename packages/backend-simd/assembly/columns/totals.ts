// Sums run over blocks of rows in float32 and add up the blocks in float64, in fixed order. A block is gone through two
// vectors of columns at a time, whose sums stay in registers.

import { loadPart } from '../parts';
import { padded } from './padded';

/** Rows that are summed in float32. */
const BLOCK: usize = 128;

/** `total [c] = Σ x` over the rows: float64, padded to vectors. */
export function totalSums(x: usize, rows: usize, c: usize, total: usize): void {
  const stride = c << 2;
  const vectors = (c & ~3) << 2;
  memory.fill(total, 0, padded(c) << 3);
  for (; rows > 0; x += BLOCK * stride, rows -= min(rows, BLOCK)) {
    const count = min(rows, BLOCK);
    let i: usize = 0;
    for (; i + 32 <= vectors; i += 32) sumPair(x + i, stride, count, total + (i << 1));
    if (i < vectors) {
      sumOne(x + i, stride, count, total + (i << 1));
      i += 16;
    }
    if (c & 3) sumPart(x + i, stride, count, c & 3, total + (i << 1));
  }
}

function sumPair(x: usize, stride: usize, rows: usize, total: usize): void {
  let low = f32x4.splat(0);
  let high = f32x4.splat(0);
  const stride2 = stride << 1;
  const stride3 = stride2 + stride;
  for (; rows >= 4; rows -= 4, x += stride << 2) {
    const first = f32x4.add(v128.load(x), v128.load(x + stride));
    low = f32x4.add(low, f32x4.add(first, f32x4.add(v128.load(x + stride2), v128.load(x + stride3))));
    const second = f32x4.add(v128.load(x, 16), v128.load(x + stride, 16));
    high = f32x4.add(high, f32x4.add(second, f32x4.add(v128.load(x + stride2, 16), v128.load(x + stride3, 16))));
  }
  for (; rows > 0; rows--, x += stride) {
    low = f32x4.add(low, v128.load(x));
    high = f32x4.add(high, v128.load(x, 16));
  }
  addBlock(total, low);
  addBlock(total + 32, high);
}

function sumOne(x: usize, stride: usize, rows: usize, total: usize): void {
  let sum = f32x4.splat(0);
  for (; rows >= 4; rows -= 4, x += stride << 2) {
    const first = f32x4.add(v128.load(x), v128.load(x + stride));
    sum = f32x4.add(sum, f32x4.add(first, f32x4.add(v128.load(x + stride * 2), v128.load(x + stride * 3))));
  }
  for (; rows > 0; rows--, x += stride) sum = f32x4.add(sum, v128.load(x));
  addBlock(total, sum);
}

function sumPart(x: usize, stride: usize, rows: usize, rest: usize, total: usize): void {
  let sum = f32x4.splat(0);
  for (; rows >= 4; rows -= 4, x += stride << 2) {
    const first = f32x4.add(loadPart(x, rest), loadPart(x + stride, rest));
    const second = f32x4.add(loadPart(x + stride * 2, rest), loadPart(x + stride * 3, rest));
    sum = f32x4.add(sum, f32x4.add(first, second));
  }
  for (; rows > 0; rows--, x += stride) sum = f32x4.add(sum, loadPart(x, rest));
  addBlock(total, sum);
}

/** `total [c] = Σ (x − mean)²`. */
export function totalSquares(x: usize, mean: usize, rows: usize, c: usize, total: usize): void {
  const stride = c << 2;
  const vectors = (c & ~3) << 2;
  memory.fill(total, 0, padded(c) << 3);
  for (; rows > 0; x += BLOCK * stride, rows -= min(rows, BLOCK)) {
    const count = min(rows, BLOCK);
    let i: usize = 0;
    for (; i + 32 <= vectors; i += 32) squaresPair(x + i, mean + i, stride, count, total + (i << 1));
    if (i < vectors) {
      squaresOne(x + i, mean + i, stride, count, total + (i << 1));
      i += 16;
    }
    if (c & 3) squaresPart(x + i, mean + i, stride, count, c & 3, total + (i << 1));
  }
}

function squaresPair(x: usize, mean: usize, stride: usize, rows: usize, total: usize): void {
  const mean0 = v128.load(mean);
  const mean1 = v128.load(mean, 16);
  let low = f32x4.splat(0);
  let high = f32x4.splat(0);
  const stride2 = stride << 1;
  const stride3 = stride2 + stride;
  for (; rows >= 4; rows -= 4, x += stride << 2) {
    const first = f32x4.add(squared(v128.load(x), mean0), squared(v128.load(x + stride), mean0));
    const second = f32x4.add(squared(v128.load(x + stride2), mean0), squared(v128.load(x + stride3), mean0));
    low = f32x4.add(low, f32x4.add(first, second));
    const third = f32x4.add(squared(v128.load(x, 16), mean1), squared(v128.load(x + stride, 16), mean1));
    const fourth = f32x4.add(squared(v128.load(x + stride2, 16), mean1), squared(v128.load(x + stride3, 16), mean1));
    high = f32x4.add(high, f32x4.add(third, fourth));
  }
  for (; rows > 0; rows--, x += stride) {
    low = f32x4.add(low, squared(v128.load(x), mean0));
    high = f32x4.add(high, squared(v128.load(x, 16), mean1));
  }
  addBlock(total, low);
  addBlock(total + 32, high);
}

function squaresOne(x: usize, mean: usize, stride: usize, rows: usize, total: usize): void {
  const centre = v128.load(mean);
  let sum = f32x4.splat(0);
  for (; rows >= 4; rows -= 4, x += stride << 2) {
    const first = f32x4.add(squared(v128.load(x), centre), squared(v128.load(x + stride), centre));
    const second = f32x4.add(squared(v128.load(x + stride * 2), centre), squared(v128.load(x + stride * 3), centre));
    sum = f32x4.add(sum, f32x4.add(first, second));
  }
  for (; rows > 0; rows--, x += stride) sum = f32x4.add(sum, squared(v128.load(x), centre));
  addBlock(total, sum);
}

function squaresPart(x: usize, mean: usize, stride: usize, rows: usize, rest: usize, total: usize): void {
  const centre = loadPart(mean, rest);
  let sum = f32x4.splat(0);
  for (; rows > 0; rows--, x += stride) sum = f32x4.add(sum, squared(loadPart(x, rest), centre));
  addBlock(total, sum);
}

// @ts-ignore: decorator
@inline
function squared(x: v128, mean: v128): v128 {
  const d = f32x4.sub(x, mean);
  return f32x4.mul(d, d);
}

/** `totalDy [c] = Σ dy` and `totalProduct [c] = Σ dy (x − mean)`. */
export function totalProducts(
  dy: usize, x: usize, mean: usize, rows: usize, c: usize, totalDy: usize, totalProduct: usize,
): void {
  const stride = c << 2;
  const vectors = (c & ~3) << 2;
  const rest = c & 3;
  memory.fill(totalDy, 0, padded(c) << 3);
  memory.fill(totalProduct, 0, padded(c) << 3);
  for (; rows > 0; x += BLOCK * stride, dy += BLOCK * stride, rows -= min(rows, BLOCK)) {
    const count = min(rows, BLOCK);
    let i: usize = 0;
    for (; i + 32 <= vectors; i += 32) {
      productsPair(dy + i, x + i, mean + i, stride, count, totalDy + (i << 1), totalProduct + (i << 1));
    }
    if (i < vectors) {
      productsOne(dy + i, x + i, mean + i, stride, count, totalDy + (i << 1), totalProduct + (i << 1));
      i += 16;
    }
    if (rest) productsPart(dy + i, x + i, mean + i, stride, count, rest, totalDy + (i << 1), totalProduct + (i << 1));
  }
}

function productsPair(
  dy: usize, x: usize, mean: usize, stride: usize, rows: usize, totalDy: usize, totalProduct: usize,
): void {
  const mean0 = v128.load(mean);
  const mean1 = v128.load(mean, 16);
  let lowDy = f32x4.splat(0), highDy = lowDy, lowProduct = lowDy, highProduct = lowDy;
  for (; rows >= 2; rows -= 2, dy += stride << 1, x += stride << 1) {
    let g0 = v128.load(dy);
    let g1 = v128.load(dy + stride);
    const first = f32x4.mul(g0, f32x4.sub(v128.load(x), mean0));
    lowProduct = f32x4.add(lowProduct, f32x4.add(first, f32x4.mul(g1, f32x4.sub(v128.load(x + stride), mean0))));
    lowDy = f32x4.add(lowDy, f32x4.add(g0, g1));
    g0 = v128.load(dy, 16);
    g1 = v128.load(dy + stride, 16);
    const second = f32x4.mul(g0, f32x4.sub(v128.load(x, 16), mean1));
    highProduct = f32x4.add(highProduct, f32x4.add(second, f32x4.mul(g1, f32x4.sub(v128.load(x + stride, 16), mean1))));
    highDy = f32x4.add(highDy, f32x4.add(g0, g1));
  }
  if (rows > 0) {
    let g = v128.load(dy);
    lowProduct = f32x4.add(lowProduct, f32x4.mul(g, f32x4.sub(v128.load(x), mean0)));
    lowDy = f32x4.add(lowDy, g);
    g = v128.load(dy, 16);
    highProduct = f32x4.add(highProduct, f32x4.mul(g, f32x4.sub(v128.load(x, 16), mean1)));
    highDy = f32x4.add(highDy, g);
  }
  addBlock(totalDy, lowDy);
  addBlock(totalDy + 32, highDy);
  addBlock(totalProduct, lowProduct);
  addBlock(totalProduct + 32, highProduct);
}

function productsOne(
  dy: usize, x: usize, mean: usize, stride: usize, rows: usize, totalDy: usize, totalProduct: usize,
): void {
  const centre = v128.load(mean);
  let sumDy = f32x4.splat(0);
  let sumProduct = f32x4.splat(0);
  for (; rows >= 2; rows -= 2, dy += stride << 1, x += stride << 1) {
    const g0 = v128.load(dy);
    const g1 = v128.load(dy + stride);
    const first = f32x4.mul(g0, f32x4.sub(v128.load(x), centre));
    sumProduct = f32x4.add(sumProduct, f32x4.add(first, f32x4.mul(g1, f32x4.sub(v128.load(x + stride), centre))));
    sumDy = f32x4.add(sumDy, f32x4.add(g0, g1));
  }
  if (rows > 0) {
    const g = v128.load(dy);
    sumProduct = f32x4.add(sumProduct, f32x4.mul(g, f32x4.sub(v128.load(x), centre)));
    sumDy = f32x4.add(sumDy, g);
  }
  addBlock(totalDy, sumDy);
  addBlock(totalProduct, sumProduct);
}

function productsPart(
  dy: usize, x: usize, mean: usize, stride: usize, rows: usize, rest: usize, totalDy: usize, totalProduct: usize,
): void {
  const centre = loadPart(mean, rest);
  let sumDy = f32x4.splat(0);
  let sumProduct = f32x4.splat(0);
  for (; rows > 0; rows--, dy += stride, x += stride) {
    const g = loadPart(dy, rest);
    sumDy = f32x4.add(sumDy, g);
    sumProduct = f32x4.add(sumProduct, f32x4.mul(g, f32x4.sub(loadPart(x, rest), centre)));
  }
  addBlock(totalDy, sumDy);
  addBlock(totalProduct, sumProduct);
}

/** Adds the float32 sums of a block to float64 totals. */
// @ts-ignore: decorator
@inline
function addBlock(total: usize, sum: v128): void {
  const upper = v128.shuffle<f32>(sum, sum, 2, 3, 2, 3);
  v128.store(total, f64x2.add(v128.load(total), f64x2.promote_low_f32x4(sum)));
  v128.store(total, f64x2.add(v128.load(total, 16), f64x2.promote_low_f32x4(upper)), 16);
}

/** `value [c] = total [c] · factor`, float64 to float32. */
export function scaleTotals(total: usize, factor: f64, value: usize, c: usize): void {
  for (let i: usize = 0; i < c; i++) store<f32>(value + (i << 2), <f32>(load<f64>(total + (i << 3)) * factor));
}

export function sumOfTotals(total: usize, count: usize): f64 {
  let sum: f64 = 0;
  for (let i: usize = 0; i < count; i++) sum += load<f64>(total + (i << 3));
  return sum;
}
