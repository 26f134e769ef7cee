import { loadLanes } from '../parts';
import { high, low } from './doubles';
import { MEAN, PROD } from './kinds';

// @ts-ignore: decorator
@inline
export function totalOfRow(kind: i32, x: usize, count: usize): f32 {
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
export function eightTotals(kind: i32, x: usize, stride: usize, count: usize, out: usize): void {
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
export function fourTotals(kind: i32, x: usize, stride: usize, count: usize, lanes: usize): v128 {
  const start = f64x2.splat(kind == PROD ? 1 : 0);
  let s0 = start, s1 = start;
  for (let r: usize = 0; r < count; r++, x += stride) {
    const value = loadLanes(x, lanes);
    s0 = joined(kind, s0, low(value));
    s1 = joined(kind, s1, high(value));
  }
  return finished(kind, s0, s1, count);
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
