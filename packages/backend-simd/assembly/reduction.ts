// Reductions of the middle axis of [outer, count, inner]. Sums and products run in float64, in a fixed order.

import { exp4 } from './math';
import { loadPart, storePart } from './parts';

// Constants that the compiler folds into each function below.
const SUM = 0;
const MEAN = 1;
const PROD = 2;
const MAX = 3;
const MIN = 4;

/** `out [outer, inner]` = sum of `x [outer, count, inner]` over `count`. */
export function sumOver(x: usize, out: usize, outer: usize, count: usize, inner: usize): void {
  reduced(SUM, x, out, outer, count, inner);
}
/** `out [outer, inner]` = mean of `x [outer, count, inner]` over `count`. */
export function meanOver(x: usize, out: usize, outer: usize, count: usize, inner: usize): void {
  reduced(MEAN, x, out, outer, count, inner);
}
/** `out [outer, inner]` = product of `x [outer, count, inner]` over `count`. */
export function productOver(x: usize, out: usize, outer: usize, count: usize, inner: usize): void {
  reduced(PROD, x, out, outer, count, inner);
}
/** `out [outer, inner]` = largest value of `x [outer, count, inner]` over `count`. */
export function maximumOver(x: usize, out: usize, outer: usize, count: usize, inner: usize): void {
  reduced(MAX, x, out, outer, count, inner);
}
/** `out [outer, inner]` = smallest value of `x [outer, count, inner]` over `count`. */
export function minimumOver(x: usize, out: usize, outer: usize, count: usize, inner: usize): void {
  reduced(MIN, x, out, outer, count, inner);
}

// @ts-ignore: decorator
@inline
function reduced(kind: i32, x: usize, out: usize, outer: usize, count: usize, inner: usize): void {
  const stride = inner << 2;
  for (let o: usize = 0; o < outer; o++, x += count * stride) {
    if (inner == 1) {
      store<f32>(out, kind >= MAX ? extremeOfRow(kind, x, count) : totalOfRow(kind, x, count));
      out += 4;
      continue;
    }
    let i: usize = 0;
    if (kind < MAX) {
      for (; i + 8 <= inner; i += 8, out += 32) eightTotals(kind, x + (i << 2), stride, count, out);
    }
    for (; i < inner; i += 4) {
      const lanes = min(inner - i, 4);
      const from = x + (i << 2);
      const value = kind >= MAX ? fourExtremes(kind, from, stride, count, lanes) : fourTotals(kind, from, stride, count, lanes);
      if (lanes == 4) v128.store(out, value);
      else storePart(out, value, lanes);
      out += lanes << 2;
    }
  }
}

// @ts-ignore: decorator
@inline
function low(x: v128): v128 {
  return f64x2.promote_low_f32x4(x);
}

// @ts-ignore: decorator
@inline
function high(x: v128): v128 {
  return f64x2.promote_low_f32x4(v128.shuffle<f32>(x, x, 2, 3, 2, 3));
}

// @ts-ignore: decorator
@inline
function joined(kind: i32, a: v128, b: v128): v128 {
  return kind == PROD ? f64x2.mul(a, b) : f64x2.add(a, b);
}

// @ts-ignore: decorator
@inline
function finished(kind: i32, a: v128, b: v128, count: usize): v128 {
  if (kind == MEAN) {
    // Of nothing, tfjs's mean is 0.
    const n = f64x2.splat(max<f64>(<f64>count, 1));
    a = f64x2.div(a, n);
    b = f64x2.div(b, n);
  }
  return v128.shuffle<f32>(f32x4.demote_f64x2_zero(a), f32x4.demote_f64x2_zero(b), 0, 1, 4, 5);
}

// @ts-ignore: decorator
@inline
function totalOfRow(kind: i32, x: usize, count: usize): f32 {
  const start = f64x2.splat(kind == PROD ? 1 : 0);
  let s0 = start, s1 = start, s2 = start, s3 = start;
  const end = x + (count << 2);
  for (; x + 32 <= end; x += 32) {
    const first = v128.load(x);
    const second = v128.load(x, 16);
    s0 = joined(kind, s0, low(first));
    s1 = joined(kind, s1, high(first));
    s2 = joined(kind, s2, low(second));
    s3 = joined(kind, s3, high(second));
  }
  const sum = joined(kind, joined(kind, s0, s1), joined(kind, s2, s3));
  let total = kind == PROD
    ? f64x2.extract_lane(sum, 0) * f64x2.extract_lane(sum, 1)
    : f64x2.extract_lane(sum, 0) + f64x2.extract_lane(sum, 1);
  for (; x < end; x += 4) {
    if (kind == PROD) total *= <f64>load<f32>(x);
    else total += <f64>load<f32>(x);
  }
  return <f32>(kind == MEAN ? total / max<f64>(<f64>count, 1) : total);
}

// @ts-ignore: decorator
@inline
function eightTotals(kind: i32, x: usize, stride: usize, count: usize, out: usize): void {
  const start = f64x2.splat(kind == PROD ? 1 : 0);
  let s0 = start, s1 = start, s2 = start, s3 = start;
  for (let r: usize = 0; r < count; r++, x += stride) {
    const first = v128.load(x);
    const second = v128.load(x, 16);
    s0 = joined(kind, s0, low(first));
    s1 = joined(kind, s1, high(first));
    s2 = joined(kind, s2, low(second));
    s3 = joined(kind, s3, high(second));
  }
  v128.store(out, finished(kind, s0, s1, count));
  v128.store(out, finished(kind, s2, s3, count), 16);
}

// @ts-ignore: decorator
@inline
function fourTotals(kind: i32, x: usize, stride: usize, count: usize, lanes: usize): v128 {
  const start = f64x2.splat(kind == PROD ? 1 : 0);
  let s0 = start, s1 = start;
  for (let r: usize = 0; r < count; r++, x += stride) {
    const value = lanes == 4 ? v128.load(x) : loadPart(x, lanes);
    s0 = joined(kind, s0, low(value));
    s1 = joined(kind, s1, high(value));
  }
  return finished(kind, s0, s1, count);
}

// @ts-ignore: decorator
@inline
function farther(kind: i32, a: v128, b: v128): v128 {
  return kind == MAX ? f32x4.max(a, b) : f32x4.min(a, b);
}

// @ts-ignore: decorator
@inline
function extremeOfRow(kind: i32, x: usize, count: usize): f32 {
  let best = v128.load32_splat(x);
  const end = x + (count << 2);
  for (; x + 16 <= end; x += 16) best = farther(kind, best, v128.load(x));
  for (; x < end; x += 4) best = farther(kind, best, v128.load32_splat(x));
  best = farther(kind, best, v128.shuffle<f32>(best, best, 2, 3, 0, 1));
  return f32x4.extract_lane(farther(kind, best, v128.shuffle<f32>(best, best, 1, 0, 3, 2)), 0);
}

// @ts-ignore: decorator
@inline
function fourExtremes(kind: i32, x: usize, stride: usize, count: usize, lanes: usize): v128 {
  let best = f32x4.splat(kind == MAX ? -Infinity : Infinity);
  for (let r: usize = 0; r < count; r++, x += stride) {
    best = farther(kind, best, lanes == 4 ? v128.load(x) : loadPart(x, lanes));
  }
  return best;
}

/** `out [outer, inner]` int32: where along `count` the largest value of `x [outer, count, inner]` first stands. */
export function argMax(x: usize, out: usize, outer: usize, count: usize, inner: usize): void {
  const stride = inner << 2;
  for (let o: usize = 0; o < outer; o++, x += count * stride) {
    for (let i: usize = 0; i < inner; i++, out += 4) {
      let at = x + (i << 2);
      let best = load<f32>(at);
      let place: usize = 0;
      for (let r: usize = 1; r < count; r++) {
        at += stride;
        const value = load<f32>(at);
        if (value > best) {
          best = value;
          place = r;
        }
      }
      store<i32>(out, <i32>place);
    }
  }
}

/** The last, not full vector of a row, filled up with −Infinity. */
const lastVector = memory.data(16, 16);

/** `y = eˣ / Σ eˣ` along rows of `c` values, each less the row's largest. */
export function softmax(x: usize, y: usize, rows: usize, c: usize): void {
  const whole = (c & ~3) << 2;
  const rest = c & 3;
  for (let row: usize = 0; row < rows; row++, x += c << 2, y += c << 2) {
    const largest = f32x4.splat(extremeOfRow(MAX, x, c));
    let s0 = f64x2.splat(0), s1 = s0;
    for (let i: usize = 0; i < whole; i += 16) {
      const value = exp4(f32x4.sub(v128.load(x + i), largest));
      v128.store(y + i, value);
      s0 = f64x2.add(s0, low(value));
      s1 = f64x2.add(s1, high(value));
    }
    let last = f32x4.splat(-Infinity);
    if (rest) {
      v128.store(lastVector, last);
      for (let i: usize = 0; i < rest; i++) store<f32>(lastVector + (i << 2), load<f32>(x + whole + (i << 2)));
      last = exp4(f32x4.sub(v128.load(lastVector), largest));
      s0 = f64x2.add(s0, low(last));
      s1 = f64x2.add(s1, high(last));
    }
    const sum = f64x2.add(s0, s1);
    const total = f32x4.splat(<f32>(f64x2.extract_lane(sum, 0) + f64x2.extract_lane(sum, 1)));
    for (let i: usize = 0; i < whole; i += 16) v128.store(y + i, f32x4.div(v128.load(y + i), total));
    if (rest) storePart(y + whole, f32x4.div(last, total), rest);
  }
}

/**
 * `y = (x − mean) · scale / √(variance + eps) + offset` along rows of `c` values; `scale` and `offset` are 0 for none;
 * `factors` is room for `c` values.
 */
export function normalize(
  x: usize, mean: usize, variance: usize, scale: usize, offset: usize, y: usize, rows: usize, c: usize, eps: f32, factors: usize,
): void {
  for (let i: usize = 0; i < c; i++) {
    const gain: f64 = scale == 0 ? 1 : <f64>load<f32>(scale + (i << 2));
    store<f32>(factors + (i << 2), <f32>(gain / sqrt(<f64>load<f32>(variance + (i << 2)) + <f64>eps)));
  }
  const whole = (c & ~3) << 2;
  const rest = c & 3;
  for (let row: usize = 0; row < rows; row++, x += c << 2, y += c << 2) {
    for (let i: usize = 0; i < c << 2; i += 16) {
      // A vector past the row's end is not written whole.
      let value = f32x4.mul(f32x4.sub(v128.load(x + i), v128.load(mean + i)), v128.load(factors + i));
      if (offset != 0) value = f32x4.add(value, v128.load(offset + i));
      if (i < whole) v128.store(y + i, value);
      else storePart(y + i, value, rest);
    }
  }
}
