import { exp4, expNormal4 } from '../math';
import { loadPart, storePart } from '../parts';
import { high, low } from './doubles';
import { bothExtremes } from './extremes';

/** Where no value lies so far below a row's largest, its exponentials are normal numbers. */
const NORMAL: f32 = -86;

/** `y = eˣ / Σ eˣ` along rows of `c` values, each less the row's largest. */
export function softmax(x: usize, y: usize, rows: usize, c: usize): void {
  const row = c << 2;
  for (let r: usize = 0; r < rows; r++, x += row, y += row) {
    // A NaN that they pass over makes the sum NaN, and with it the row.
    const extremes = bothExtremes(x, c);
    const largest = f32x4.extract_lane(extremes, 1);
    if (f32x4.extract_lane(extremes, 0) - largest >= NORMAL) softmaxOfRow(true, x, y, c, largest);
    else softmaxOfRow(false, x, y, c, largest);
  }
}

// @ts-ignore: decorator
@inline
function softmaxOfRow(normal: bool, x: usize, y: usize, c: usize, largestOfRow: f32): void {
  const whole = (c & ~3) << 2;
  const rest = c & 3;
  const largest = f32x4.splat(largestOfRow);
  let s0 = f64x2.splat(0), s1 = s0, s2 = s0, s3 = s0;
  let i: usize = 0;
  for (; i + 32 <= whole; i += 32) {
    const a = exponential(normal, f32x4.sub(v128.load(x + i), largest));
    const b = exponential(normal, f32x4.sub(v128.load(x + i, 16), largest));
    v128.store(y + i, a);
    v128.store(y + i, b, 16);
    s0 = f64x2.add(s0, low(a));
    s1 = f64x2.add(s1, high(a));
    s2 = f64x2.add(s2, low(b));
    s3 = f64x2.add(s3, high(b));
  }
  for (; i < whole; i += 16) {
    const value = exponential(normal, f32x4.sub(v128.load(x + i), largest));
    v128.store(y + i, value);
    s0 = f64x2.add(s0, low(value));
    s1 = f64x2.add(s1, high(value));
  }
  let last = f32x4.splat(0);
  if (rest) {
    // Lanes past the row's end count as nothing.
    const inside = i32x4.lt_s(i32x4(0, 1, 2, 3), i32x4.splat(<i32>rest));
    last = v128.and(exp4(f32x4.sub(loadPart(x + whole, rest), largest)), inside);
    s2 = f64x2.add(s2, low(last));
    s3 = f64x2.add(s3, high(last));
  }
  const sum = f64x2.add(f64x2.add(s0, s1), f64x2.add(s2, s3));
  const total = f32x4.splat(<f32>(f64x2.extract_lane(sum, 0) + f64x2.extract_lane(sum, 1)));
  for (i = 0; i < whole; i += 16) v128.store(y + i, f32x4.div(v128.load(y + i), total));
  if (rest) storePart(y + whole, f32x4.div(last, total), rest);
}

// @ts-ignore: decorator
@inline
function exponential(normal: bool, x: v128): v128 {
  return normal ? expNormal4(x) : exp4(x);
}
