import { exp4, expNormal4 } from '../math';
import { loadPart, storePart } from '../parts';
import { high, low } from './doubles';
import { bothExtremes, extremesOf } from './extremes';

/** Where no value lies so far below a row's largest, its exponentials are normal numbers. */
const NORMAL: f32 = -86;

/** The smallest and the largest value of the row that comes next. */
const extremes = memory.data(16, 16);

/** `y = eˣ / Σ eˣ` along rows of `c` values, each less the row's largest. */
export function softmax(x: usize, y: usize, rows: usize, c: usize): void {
  if (rows == 0) return;
  const row = c << 2;
  let total: f32 = 0;
  v128.store(extremes, bothExtremes(x, c));
  for (let r: usize = 0; r < rows; r++, x += row, y += row) {
    // A NaN that they pass over makes the sum NaN, and with it the row.
    const smallest = load<f32>(extremes);
    const largest = load<f32>(extremes, 4);
    if (smallest - largest >= NORMAL) normalExponentials(x, y, c, largest);
    else exponentials(x, y, c, largest);
    // After the last row comes none: its own extremes, once more, are read by nobody.
    const next = r + 1 < rows ? x + row : x;
    total = r == 0 ? sumOfFirst(y, c, next) : sumOf(y, c, next, y - row, total);
  }
  divide(y - row, c, total);
}

/** `y = exp(x − less)` for a row whose exponentials are normal numbers. Exported so that it stays a function of its own. */
export function normalExponentials(x: usize, y: usize, c: usize, less: f32): void {
  exponentialsOf(true, x, y, c, less);
}

/** The same for any row. */
export function exponentials(x: usize, y: usize, c: usize, less: f32): void {
  exponentialsOf(false, x, y, c, less);
}

// @ts-ignore: decorator
@inline
function exponentialsOf(normal: bool, x: usize, y: usize, c: usize, less: f32): void {
  const largest = f32x4.splat(less);
  const end = x + ((c & ~3) << 2);
  for (; x + 64 <= end; x += 64, y += 64) {
    const v0 = exponential(normal, f32x4.sub(v128.load(x), largest));
    const v1 = exponential(normal, f32x4.sub(v128.load(x, 16), largest));
    const v2 = exponential(normal, f32x4.sub(v128.load(x, 32), largest));
    const v3 = exponential(normal, f32x4.sub(v128.load(x, 48), largest));
    v128.store(y, v0);
    v128.store(y, v1, 16);
    v128.store(y, v2, 32);
    v128.store(y, v3, 48);
  }
  for (; x < end; x += 16, y += 16) v128.store(y, exponential(normal, f32x4.sub(v128.load(x), largest)));
  const rest = c & 3;
  if (rest) storePart(y, exponential(normal, f32x4.sub(loadPart(x, rest), largest)), rest);
}

// @ts-ignore: decorator
@inline
function exponential(normal: bool, x: v128): v128 {
  return normal ? expNormal4(x) : exp4(x);
}

/** The sum of the first row, and the extremes of the next. Exported so that it stays a function of its own. */
export function sumOfFirst(y: usize, c: usize, next: usize): f32 {
  return summed(y, c, next, 0, 0);
}

/**
 * The sum of a row, and the extremes of the next; and divides the row before by its own sum. Additions wait for each other and
 * divisions for the divider, so that each takes place in the time of the others.
 */
export function sumOf(y: usize, c: usize, next: usize, before: usize, total: f32): f32 {
  return summed(y, c, next, before, total);
}

// @ts-ignore: decorator
@inline
function summed(y: usize, c: usize, next: usize, before: usize, totalBefore: f32): f32 {
  const rest = c & 3;
  const total = f32x4.splat(totalBefore);
  let s0 = f64x2.splat(0), s1 = s0, s2 = s0, s3 = s0;
  let least = v128.load32_splat(next);
  let most = least;
  const end = y + ((c & ~3) << 2);
  for (; y + 32 <= end; y += 32, next += 32) {
    const a = v128.load(y);
    const b = v128.load(y, 16);
    s0 = f64x2.add(s0, low(a));
    s1 = f64x2.add(s1, high(a));
    s2 = f64x2.add(s2, low(b));
    s3 = f64x2.add(s3, high(b));
    const first = v128.load(next);
    const second = v128.load(next, 16);
    least = f32x4.pmin(f32x4.pmin(least, first), second);
    most = f32x4.pmax(f32x4.pmax(most, first), second);
    if (before) {
      v128.store(before, f32x4.div(v128.load(before), total));
      v128.store(before, f32x4.div(v128.load(before, 16), total), 16);
      before += 32;
    }
  }
  if (y < end) {
    const a = v128.load(y);
    s0 = f64x2.add(s0, low(a));
    s1 = f64x2.add(s1, high(a));
    y += 16;
  }
  if (rest) {
    const last = loadPart(y, rest);
    s2 = f64x2.add(s2, low(last));
    s3 = f64x2.add(s3, high(last));
  }
  if (before) divide(before, c & 7, totalBefore);
  for (const stop = next + ((c & 7) << 2); next != stop; next += 4) {
    const one = v128.load32_splat(next);
    least = f32x4.pmin(least, one);
    most = f32x4.pmax(most, one);
  }
  v128.store(extremes, extremesOf(least, most));
  const sum = f64x2.add(f64x2.add(s0, s1), f64x2.add(s2, s3));
  return <f32>(f64x2.extract_lane(sum, 0) + f64x2.extract_lane(sum, 1));
}

// @ts-ignore: decorator
@inline
function divide(y: usize, c: usize, by: f32): void {
  const total = f32x4.splat(by);
  const end = y + ((c & ~3) << 2);
  for (; y < end; y += 16) v128.store(y, f32x4.div(v128.load(y), total));
  const rest = c & 3;
  if (rest) storePart(y, f32x4.div(loadPart(y, rest), total), rest);
}
