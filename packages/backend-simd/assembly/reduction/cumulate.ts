// Running sums and products along the middle axis of [outer, count, inner], in float32 as tfjs has them, or int32.

import { loadLanes, storeLanes } from '../parts';

const FLOAT_SUM = 0;
const FLOAT_PRODUCT = 1;
const INT_SUM = 2;
const INT_PRODUCT = 3;

// Each of the four leaves out the value itself if `exclusive`, and runs from the end if `backwards`.

/** Running sums of float32. */
export function cumulativeSum(x: usize, out: usize, outer: usize, count: usize, inner: usize, exclusive: bool, backwards: bool): void {
  run(FLOAT_SUM, x, out, outer, count, inner, exclusive, backwards);
}
/** Running products of float32. */
export function cumulativeProduct(x: usize, out: usize, outer: usize, count: usize, inner: usize, exclusive: bool, backwards: bool): void {
  run(FLOAT_PRODUCT, x, out, outer, count, inner, exclusive, backwards);
}
/** Running sums of int32. */
export function cumulativeSumOfInts(x: usize, out: usize, outer: usize, count: usize, inner: usize, exclusive: bool, backwards: bool): void {
  run(INT_SUM, x, out, outer, count, inner, exclusive, backwards);
}
/** Running products of int32. */
export function cumulativeProductOfInts(x: usize, out: usize, outer: usize, count: usize, inner: usize, exclusive: bool, backwards: bool): void {
  run(INT_PRODUCT, x, out, outer, count, inner, exclusive, backwards);
}

// @ts-ignore: decorator
@inline
function run(
  kind: i32, x: usize, out: usize, outer: usize, count: usize, inner: usize, exclusive: bool, backwards: bool,
): void {
  const stride = inner << 2;
  const size = count * stride;
  const step: usize = backwards ? 0 - stride : stride;
  const start: usize = backwards ? size - stride : 0;
  for (let o: usize = 0; o < outer; o++, x += size, out += size) {
    for (let i: usize = 0; i < inner; i += 4) {
      const lanes = min(inner - i, 4);
      let from = x + start + (i << 2);
      let to = out + start + (i << 2);
      let total = kind == FLOAT_PRODUCT ? f32x4.splat(1) : i32x4.splat(kind == INT_PRODUCT ? 1 : 0);
      for (let r: usize = 0; r < count; r++, from += step, to += step) {
        const value = loadLanes(from, lanes);
        if (exclusive) storeLanes(to, total, lanes);
        total = joined(kind, value, total);
        if (!exclusive) storeLanes(to, total, lanes);
      }
    }
  }
}

// @ts-ignore: decorator
@inline
function joined(kind: i32, a: v128, b: v128): v128 {
  if (kind == FLOAT_SUM) return f32x4.add(a, b);
  if (kind == FLOAT_PRODUCT) return f32x4.mul(a, b);
  return kind == INT_SUM ? i32x4.add(a, b) : i32x4.mul(a, b);
}
