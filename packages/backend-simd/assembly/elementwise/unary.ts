import { log4, logOf1Plus4 } from '../logarithm';
import { atan4, erf4, expm14, expm1Negative4 } from '../math';
import { lowBytes } from '../parts';

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
const FLOOR = 10;
const CEIL = 11;
const ROUND = 12;
const SIGN = 13;
const SELU = 14;
const ERF = 15;
const EXPM1 = 19;
const LOG1P = 20;
const ATAN = 21;
const IS_NAN = 16;
const IS_INF = 17;
const IS_FINITE = 18;

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

/** `y` = ⌊x⌋. */
export function floor(x: usize, y: usize, count: usize, alpha: f32): void {
  map(FLOOR, x, y, count, alpha, 0);
}
/** `y` = ⌈x⌉. */
export function ceiling(x: usize, y: usize, count: usize, alpha: f32): void {
  map(CEIL, x, y, count, alpha, 0);
}
/** `y` = the nearest whole number, of two the even one. */
export function round(x: usize, y: usize, count: usize, alpha: f32): void {
  map(ROUND, x, y, count, alpha, 0);
}
/** `y` = sign x, 0 of NaN. */
export function sign(x: usize, y: usize, count: usize, alpha: f32): void {
  map(SIGN, x, y, count, alpha, 0);
}
/** `y` = scaled elu (Klambauer et al., 2017). */
export function selu(x: usize, y: usize, count: usize, alpha: f32): void {
  map(SELU, x, y, count, alpha, 0);
}
/** `y` = erf x. */
export function errorFunction(x: usize, y: usize, count: usize, alpha: f32): void {
  map(ERF, x, y, count, alpha, 0);
}
/** `y = eˣ − 1`, precise near 0 too. */
export function exponentialLess1(x: usize, y: usize, count: usize, alpha: f32): void {
  map(EXPM1, x, y, count, alpha, 0);
}
/** `y = ln(1 + x)`, precise near 0 too. */
export function logarithmOf1Plus(x: usize, y: usize, count: usize, alpha: f32): void {
  map(LOG1P, x, y, count, alpha, 0);
}
/** `y = arctan x`. */
export function arcTangent(x: usize, y: usize, count: usize, alpha: f32): void {
  map(ATAN, x, y, count, alpha, 0);
}
/** A byte for each value: 1 if it is NaN. */
export function isNaNs(x: usize, y: usize, count: usize, alpha: f32): void {
  test(IS_NAN, x, y, count);
}
/** A byte for each value: 1 if it is infinite. */
export function isInfinities(x: usize, y: usize, count: usize, alpha: f32): void {
  test(IS_INF, x, y, count);
}
/** A byte for each value: 1 if it is finite. */
export function areFinite(x: usize, y: usize, count: usize, alpha: f32): void {
  test(IS_FINITE, x, y, count);
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
  if (kind == FLOOR) return f32x4.floor(x);
  if (kind == CEIL) return f32x4.ceil(x);
  if (kind == ROUND) return f32x4.nearest(x);
  if (kind == SIGN) return f32x4.sub(v128.and(f32x4.gt(x, zero), one), v128.and(f32x4.lt(x, zero), one));
  if (kind == SELU) {
    const below = f32x4.mul(f32x4.splat(1.7580993408473768), expm1Negative4(f32x4.pmin(x, zero)));
    return v128.bitselect(f32x4.mul(f32x4.splat(1.0507009873554805), x), below, f32x4.ge(x, zero));
  }
  if (kind == ERF) return erf4(x);
  if (kind == EXPM1) return expm14(x);
  if (kind == ATAN) return atan4(x);
  if (kind == LOG1P) return logOf1Plus4(x);
  return f32x4.pmin(f32x4.pmax(x, alpha), beta);
}

// @ts-ignore: decorator
@inline
function test(kind: i32, x: usize, y: usize, count: usize): void {
  const end = x + ((count & ~3) << 2);
  for (; x < end; x += 16, y += 4) v128.store32_lane(y, lowBytes(holds(kind, v128.load(x))), 0);
  const flags = lowBytes(holds(kind, v128.load(x)));
  const rest = count & 3;
  if (rest > 0) v128.store8_lane(y, flags, 0);
  if (rest > 1) v128.store8_lane(y, flags, 1, 1);
  if (rest > 2) v128.store8_lane(y, flags, 2, 2);
}

// @ts-ignore: decorator
@inline
function holds(kind: i32, x: v128): v128 {
  if (kind == IS_NAN) return f32x4.ne(x, x);
  const infinity = f32x4.splat(Infinity);
  return kind == IS_INF ? f32x4.eq(f32x4.abs(x), infinity) : f32x4.lt(f32x4.abs(x), infinity);
}
