import { log4 } from '../logarithm';

// Constants that the compiler folds into each function below.
const NEG = 0;
const ABS = 1;
const SQUARE = 2;
const SQRT = 3;
const RSQRT = 4;
const RECIPROCAL = 5;
const LOG = 6;
const RELU6 = 7;
const STEP = 8;
const CLIP = 9;

// Each function is one of its own: in one with all, the engine sets up the constants of all. Each does `count` values, may
// run over into the rest of the last vector, which a block of the heap always has, and may write over `x`.

/** `y = −x`. */
export function negate(x: usize, y: usize, count: usize, alpha: f32): void {
  map(NEG, x, y, count, alpha, 0);
}
/** `y = |x|`. */
export function absolute(x: usize, y: usize, count: usize, alpha: f32): void {
  map(ABS, x, y, count, alpha, 0);
}
/** `y = x²`. */
export function square(x: usize, y: usize, count: usize, alpha: f32): void {
  map(SQUARE, x, y, count, alpha, 0);
}
/** `y = √x`. */
export function squareRoot(x: usize, y: usize, count: usize, alpha: f32): void {
  map(SQRT, x, y, count, alpha, 0);
}
/** `y = 1 / √x`. */
export function inverseSquareRoot(x: usize, y: usize, count: usize, alpha: f32): void {
  map(RSQRT, x, y, count, alpha, 0);
}
/** `y = 1 / x`. */
export function reciprocal(x: usize, y: usize, count: usize, alpha: f32): void {
  map(RECIPROCAL, x, y, count, alpha, 0);
}
/** `y = ln x`. */
export function logarithm(x: usize, y: usize, count: usize, alpha: f32): void {
  map(LOG, x, y, count, alpha, 0);
}
/** `y = min(max(x, 0), 6)`. */
export function relu6(x: usize, y: usize, count: usize, alpha: f32): void {
  map(RELU6, x, y, count, alpha, 0);
}
/** `y = x > 0 ? 1 : alpha`. */
export function step(x: usize, y: usize, count: usize, alpha: f32): void {
  map(STEP, x, y, count, alpha, 0);
}
/** `y = min(max(x, alpha), beta)`. */
export function clip(x: usize, y: usize, count: usize, alpha: f32, beta: f32): void {
  map(CLIP, x, y, count, alpha, beta);
}

// @ts-ignore: decorator
@inline
function map(kind: i32, x: usize, y: usize, count: usize, first: f32, second: f32): void {
  const alpha = f32x4.splat(first);
  const beta = f32x4.splat(second);
  const end = x + (count << 2);
  // Four vectors a turn: the engine sets up each constant once a turn.
  for (; x + 64 <= end; x += 64, y += 64) {
    const a = unaryValue(kind, v128.load(x), alpha, beta);
    const b = unaryValue(kind, v128.load(x, 16), alpha, beta);
    const c = unaryValue(kind, v128.load(x, 32), alpha, beta);
    const d = unaryValue(kind, v128.load(x, 48), alpha, beta);
    v128.store(y, a);
    v128.store(y, b, 16);
    v128.store(y, c, 32);
    v128.store(y, d, 48);
  }
  for (; x < end; x += 16, y += 16) v128.store(y, unaryValue(kind, v128.load(x), alpha, beta));
}

// @ts-ignore: decorator
@inline
function unaryValue(kind: i32, x: v128, alpha: v128, beta: v128): v128 {
  const zero = f32x4.splat(0);
  const one = f32x4.splat(1);
  if (kind == NEG) return f32x4.neg(x);
  if (kind == ABS) return f32x4.abs(x);
  if (kind == SQUARE) return f32x4.mul(x, x);
  if (kind == SQRT) return f32x4.sqrt(x);
  if (kind == RSQRT) return f32x4.div(one, f32x4.sqrt(x));
  if (kind == RECIPROCAL) return f32x4.div(one, x);
  if (kind == LOG) return log4(x);
  // `pmax` and `pmin` keep a NaN in their first operand, in one instruction.
  if (kind == RELU6) return f32x4.pmin(f32x4.pmax(x, zero), f32x4.splat(6));
  if (kind == STEP) {
    const value = v128.xor(alpha, v128.and(v128.xor(alpha, one), f32x4.gt(x, zero)));
    return v128.or(value, v128.and(x, f32x4.ne(x, x)));
  }
  return f32x4.pmin(f32x4.pmax(x, alpha), beta);
}
