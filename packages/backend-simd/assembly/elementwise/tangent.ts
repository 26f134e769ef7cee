import { high, low } from '../reduction/doubles';
import { loadLanes, storeLanes } from '../parts';

/** Adding it to a float64 rounds to the nearest whole number, which then stands in the lowest bits. */
const ROUND: f64 = 6755399441055744;
/** π / 2 in two parts; the first has 25 bits, so that its product with a whole number below 2²⁸ is exact. */
const HALF_PI: f64 = 1.57079631090164184570;
const HALF_PI_REST: f64 = 1.58932547735281966916e-8;
/** Beyond, the standard library's function. */
const FARTHEST: f32 = 1e6;

/** `y = tan x` within an ulp, reckoned in float64. May write over `x`. */
export function tangent(x: usize, y: usize, count: usize, alpha: f32): void {
  for (let i: usize = 0; i < count; i += 4) {
    const lanes = min(count - i, 4);
    const value = loadLanes(x + (i << 2), lanes);
    if (i32x4.all_true(f32x4.le(f32x4.abs(value), f32x4.splat(FARTHEST)))) {
      const lower = f32x4.demote_f64x2_zero(tan2(low(value)));
      storeLanes(y + (i << 2), v128.shuffle<i32>(lower, f32x4.demote_f64x2_zero(tan2(high(value))), 0, 1, 4, 5), lanes);
    } else {
      for (let at = i << 2; at < (i + lanes) << 2; at += 4) {
        store<f32>(y + at, <f32>NativeMath.tan(<f64>load<f32>(x + at)));
      }
    }
  }
}

/** tan of two float64: of what is left by the nearest multiple of π / 2 by a polynomial (FreeBSD's coefficients for float32). */
// @ts-ignore: decorator
@inline
function tan2(x: v128): v128 {
  const shifted = f64x2.add(f64x2.mul(x, f64x2.splat(0.63661977236758134308)), f64x2.splat(ROUND));
  const n = f64x2.sub(shifted, f64x2.splat(ROUND));
  const r = f64x2.sub(f64x2.sub(x, f64x2.mul(n, f64x2.splat(HALF_PI))), f64x2.mul(n, f64x2.splat(HALF_PI_REST)));
  const z = f64x2.mul(r, r);
  let p = f64x2.splat(0.00946564784943673166728);
  p = f64x2.add(f64x2.mul(p, z), f64x2.splat(0.00297435743359967304927));
  p = f64x2.add(f64x2.mul(p, z), f64x2.splat(0.0245283181166547278873));
  p = f64x2.add(f64x2.mul(p, z), f64x2.splat(0.0533812378445670393523));
  p = f64x2.add(f64x2.mul(p, z), f64x2.splat(0.133392002712976742718));
  p = f64x2.add(f64x2.mul(p, z), f64x2.splat(0.333331395030791399758));
  const value = f64x2.add(r, f64x2.mul(f64x2.mul(p, z), r));
  const odd = i64x2.shr_s(i64x2.shl(shifted, 63), 63);
  return v128.bitselect(f64x2.div(f64x2.splat(-1), value), value, odd);
}
