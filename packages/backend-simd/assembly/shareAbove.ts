// How many values of a tensor, or of the difference of two, lie above a threshold.
import { difference, differenceAt } from './difference';

/** All bits, or all but the sign: of a value, or of its absolute value. */
// @ts-ignore: decorator
@inline
function kept(absolute: bool): v128 {
  return i32x4.splat(absolute ? 0x7fffffff : -1);
}

// @ts-ignore: decorator
@inline
function isAbove(value: f32, threshold: f32, absolute: bool): bool {
  return (absolute ? abs(value) : value) > threshold;
}

/** Share of the values above `threshold`, of their absolute values if `absolute`. */
export function shareAbove(x: usize, minus: usize, count: usize, threshold: f32, absolute: bool): f32 {
  return minus
    ? countShare(x, minus, count, threshold, absolute, true)
    : countShare(x, 0, count, threshold, absolute, false);
}

// @ts-ignore: decorator
@inline
function countShare(x: usize, minus: usize, count: usize, threshold: f32, absolute: bool, differs: bool): f32 {
  const limit = f32x4.splat(threshold);
  const bits = kept(absolute);
  let above = i32x4.splat(0);
  let i: usize = 0;
  for (const end = (count & ~3) << 2; i < end; i += 16) {
    const value = v128.and(difference(x, minus, i, differs), bits);
    above = i32x4.sub(above, f32x4.gt(value, limit));
  }
  let total =
    i32x4.extract_lane(above, 0) + i32x4.extract_lane(above, 1) +
    i32x4.extract_lane(above, 2) + i32x4.extract_lane(above, 3);
  for (; i < count << 2; i += 4) {
    if (isAbove(differenceAt(x, minus, i, differs), threshold, absolute)) total++;
  }
  return <f32>(<f64>total / <f64>count);
}

/** The same for every column of `x [rows, c]`, to `out [c]`. */
export function unitShareAbove(
  x: usize, rows: usize, c: usize, threshold: f32, absolute: bool, out: usize,
): void {
  const limit = f32x4.splat(threshold);
  const bits = kept(absolute);
  const stride = c << 2;
  memory.fill(out, 0, stride);
  for (let row: usize = 0; row < rows; row++, x += stride) {
    let i: usize = 0;
    for (; i + 16 <= stride; i += 16) {
      const value = v128.and(v128.load(x + i), bits);
      v128.store(out + i, i32x4.sub(v128.load(out + i), f32x4.gt(value, limit)));
    }
    for (; i < stride; i += 4) {
      if (isAbove(load<f32>(x + i), threshold, absolute)) store<i32>(out + i, load<i32>(out + i) + 1);
    }
  }
  for (let i: usize = 0; i < stride; i += 4) store<f32>(out + i, <f32>(<f64>load<i32>(out + i) / <f64>rows));
}

/** A bit for each of the values of `x`, eight an int32, the first of them highest, to `out`; 0 after the last. */
export function maskAbove(x: usize, count: usize, threshold: f32, absolute: bool, out: usize): void {
  const limit = f32x4.splat(threshold);
  const bits = kept(absolute);
  let i: usize = 0;
  for (const end = (count & ~7) << 2; i < end; i += 32) {
    // Reversed, since bitmask has the first lane lowest.
    const a = v128.and(v128.load(x + i), bits);
    const b = v128.and(v128.load(x + i, 16), bits);
    const high = f32x4.gt(v128.shuffle<f32>(a, a, 3, 2, 1, 0), limit);
    const low = f32x4.gt(v128.shuffle<f32>(b, b, 3, 2, 1, 0), limit);
    store<i32>(out, (i32x4.bitmask(high) << 4) | i32x4.bitmask(low));
    out += 4;
  }
  if (i == count << 2) return;
  let byte = 0;
  for (let bit = 0x80; i < count << 2; i += 4, bit >>= 1) {
    if (isAbove(load<f32>(x + i), threshold, absolute)) byte |= bit;
  }
  store<i32>(out, byte);
}
