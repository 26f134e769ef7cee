import { high, low } from '../reduction/doubles';

/** Adding it to a float64 rounds to the nearest whole number, which then stands in the lowest bits. */
const ROUND: f64 = 6755399441055744;

/** `aᵇ` of four float32, reckoned in float64, which leaves one rounding. */
// @ts-ignore: decorator
@inline
export function power4(a: v128, b: v128): v128 {
  const plain = v128.and(
    v128.and(f32x4.gt(a, f32x4.splat(0)), f32x4.lt(a, f32x4.splat(Infinity))),
    f32x4.lt(f32x4.abs(b), f32x4.splat(Infinity)),
  );
  if (i32x4.all_true(plain)) {
    const lower = f32x4.demote_f64x2_zero(power2(low(a), low(b)));
    return v128.shuffle<i32>(lower, f32x4.demote_f64x2_zero(power2(high(a), high(b))), 0, 1, 4, 5);
  }
  let value = f32x4.splat(powerOf(f32x4.extract_lane(a, 0), f32x4.extract_lane(b, 0)));
  value = f32x4.replace_lane(value, 1, powerOf(f32x4.extract_lane(a, 1), f32x4.extract_lane(b, 1)));
  value = f32x4.replace_lane(value, 2, powerOf(f32x4.extract_lane(a, 2), f32x4.extract_lane(b, 2)));
  return f32x4.replace_lane(value, 3, powerOf(f32x4.extract_lane(a, 3), f32x4.extract_lane(b, 3)));
}

/** `2^(b log₂ a)` of float64 that float32 has, `a` above 0. */
// @ts-ignore: decorator
@inline
function power2(a: v128, b: v128): v128 {
  // Beyond, float32 has Infinity and 0.
  const exponent = f64x2.pmax(f64x2.pmin(f64x2.mul(b, logarithm2(a)), f64x2.splat(130)), f64x2.splat(-160));
  const shifted = f64x2.add(exponent, f64x2.splat(ROUND));
  const r = f64x2.mul(f64x2.sub(exponent, f64x2.sub(shifted, f64x2.splat(ROUND))), f64x2.splat(0.6931471805599453));
  // eʳ for |r| ≤ ln 2 / 2: Taylor's series, within 1e-11.
  let p = f64x2.splat(1 / 362880.0);
  p = f64x2.add(f64x2.mul(p, r), f64x2.splat(1 / 40320.0));
  p = f64x2.add(f64x2.mul(p, r), f64x2.splat(1 / 5040.0));
  p = f64x2.add(f64x2.mul(p, r), f64x2.splat(1 / 720.0));
  p = f64x2.add(f64x2.mul(p, r), f64x2.splat(1 / 120.0));
  p = f64x2.add(f64x2.mul(p, r), f64x2.splat(1 / 24.0));
  p = f64x2.add(f64x2.mul(p, r), f64x2.splat(1 / 6.0));
  p = f64x2.add(f64x2.mul(p, r), f64x2.splat(0.5));
  p = f64x2.add(f64x2.mul(p, r), f64x2.splat(1));
  p = f64x2.add(f64x2.mul(p, r), f64x2.splat(1));
  return f64x2.mul(p, i64x2.shl(i64x2.add(shifted, i64x2.splat(1023)), 52));
}

/** log₂ = exponent + 2 artanh(s) / ln 2 with s = (m − 1) / (m + 1), m in √½ … √2. */
// @ts-ignore: decorator
@inline
function logarithm2(a: v128): v128 {
  const mantissa = v128.or(v128.and(a, i64x2.splat(0x000fffffffffffff)), f64x2.splat(1));
  const large = f64x2.gt(mantissa, f64x2.splat(1.4142135623730951));
  const m = v128.bitselect(f64x2.mul(mantissa, f64x2.splat(0.5)), mantissa, large);
  // A mask is −1. Below 2⁵², a whole number is the mantissa of 2⁵² plus itself.
  const biased = v128.or(i64x2.sub(i64x2.shr_u(a, 52), large), f64x2.splat(4503599627370496));
  const exponent = f64x2.sub(biased, f64x2.splat(4503599627370496 + 1023));
  const s = f64x2.div(f64x2.sub(m, f64x2.splat(1)), f64x2.add(m, f64x2.splat(1)));
  const w = f64x2.mul(s, s);
  let p = f64x2.splat(2.8853900817779268 / 13);
  p = f64x2.add(f64x2.mul(p, w), f64x2.splat(2.8853900817779268 / 11));
  p = f64x2.add(f64x2.mul(p, w), f64x2.splat(2.8853900817779268 / 9));
  p = f64x2.add(f64x2.mul(p, w), f64x2.splat(2.8853900817779268 / 7));
  p = f64x2.add(f64x2.mul(p, w), f64x2.splat(2.8853900817779268 / 5));
  p = f64x2.add(f64x2.mul(p, w), f64x2.splat(2.8853900817779268 / 3));
  p = f64x2.add(f64x2.mul(p, w), f64x2.splat(2.8853900817779268));
  return f64x2.add(exponent, f64x2.mul(s, p));
}

function powerOf(a: f32, b: f32): f32 {
  // As JavaScript has it: C gives 1 for powers of ±1 that are not numbers or infinite.
  if (b != b || ((a == 1 || a == -1) && abs(b) == Infinity)) return NaN;
  return Mathf.pow(a, b);
}
