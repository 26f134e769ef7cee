// Hyperbolic functions and their inverses, four values at a time, within 5 ulp. Each may write over `x`.

import { logOf1Plus4, log4 } from '../logarithm';
import { exp4, expm14 } from '../math';

const SINH = 0;
const COSH = 1;
const ASINH = 2;
const ACOSH = 3;
const ATANH = 4;

const LN2: f32 = 0.693147180559945309;
/** Above, 1 is nothing beside x². */
const LARGE: f32 = 1e9;
/** Above, eˣ may be beyond float32 where its half is not. */
const NEAR_LIMIT: f32 = 80;

/** `y = sinh x`. */
export function hyperbolicSine(x: usize, y: usize, count: usize, alpha: f32): void {
  each(SINH, x, y, count);
}
/** `y = cosh x`. */
export function hyperbolicCosine(x: usize, y: usize, count: usize, alpha: f32): void {
  each(COSH, x, y, count);
}
/** `y = arsinh x`. */
export function areaSine(x: usize, y: usize, count: usize, alpha: f32): void {
  each(ASINH, x, y, count);
}
/** `y = arcosh x`: NaN below 1. */
export function areaCosine(x: usize, y: usize, count: usize, alpha: f32): void {
  each(ACOSH, x, y, count);
}
/** `y = artanh x`: NaN beyond 1. */
export function areaTangent(x: usize, y: usize, count: usize, alpha: f32): void {
  each(ATANH, x, y, count);
}

// @ts-ignore: decorator
@inline
function each(kind: i32, x: usize, y: usize, count: usize): void {
  const end = x + (count << 2);
  for (; x + 32 <= end; x += 32, y += 32) {
    const a = hyperbolic(kind, v128.load(x));
    const b = hyperbolic(kind, v128.load(x, 16));
    v128.store(y, a);
    v128.store(y, b, 16);
  }
  for (; x < end; x += 16, y += 16) v128.store(y, hyperbolic(kind, v128.load(x)));
}

// @ts-ignore: decorator
@inline
function hyperbolic(kind: i32, x: v128): v128 {
  const one = f32x4.splat(1);
  const half = f32x4.splat(0.5);
  if (kind == ACOSH) {
    // ln(x + √(x² − 1)), as ln(1 + …) of t = x − 1.
    const t = f32x4.sub(x, one);
    const root = f32x4.sqrt(f32x4.mul(t, f32x4.add(t, f32x4.splat(2))));
    const value = ofLarge(x, logOf1Plus4(f32x4.add(t, root)));
    return v128.bitselect(value, f32x4.splat(NaN), f32x4.ge(x, one));
  }
  const size = f32x4.abs(x);
  if (kind == SINH || kind == COSH) {
    // Of large ones eˣ / 2, as the square of e^(x/2).
    const root = exp4(f32x4.mul(size, half));
    const far = f32x4.mul(f32x4.mul(root, half), root);
    const large = f32x4.gt(size, f32x4.splat(NEAR_LIMIT));
    if (kind == COSH) {
      const power = exp4(size);
      const value = f32x4.mul(f32x4.add(power, f32x4.div(one, power)), half);
      return v128.bitselect(far, value, large);
    }
    const less1 = expm14(size);
    const value = f32x4.mul(f32x4.add(less1, f32x4.div(less1, f32x4.add(less1, one))), half);
    return signed(v128.bitselect(far, value, large), x);
  }
  if (kind == ATANH) {
    const inside = f32x4.div(f32x4.add(size, size), f32x4.sub(one, size));
    return signed(f32x4.mul(logOf1Plus4(inside), half), x);
  }
  // ln(x + √(x² + 1)), as ln(1 + …), which keeps what is small.
  const square = f32x4.mul(size, size);
  const more = f32x4.div(square, f32x4.add(one, f32x4.sqrt(f32x4.add(square, one))));
  return signed(ofLarge(size, logOf1Plus4(f32x4.add(size, more))), x);
}

/** ln 2x where that is what is left, else `value`. */
// @ts-ignore: decorator
@inline
function ofLarge(size: v128, value: v128): v128 {
  const large = f32x4.add(log4(size), f32x4.splat(LN2));
  return v128.bitselect(large, value, f32x4.gt(size, f32x4.splat(LARGE)));
}

/** A size with the sign of `x`. */
// @ts-ignore: decorator
@inline
function signed(size: v128, x: v128): v128 {
  return v128.or(size, v128.and(x, i32x4.splat(0x80000000)));
}
