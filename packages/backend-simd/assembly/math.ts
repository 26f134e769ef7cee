// Elementary functions of four float32 at once. NaN stays NaN: `pmin` and `pmax` keep their first operand then.

const LOG2_E: f32 = 1.44269504088896341;
/** ln 2 in two parts; the first has so few bits that its product with a whole number below 256 is exact. */
const LN2_HIGH: f32 = 0.693359375;
const LN2_LOW: f32 = -2.12194440e-4;
/** Adding it rounds to the nearest whole number, which then stands in the lowest bits. */
const ROUND: f32 = 12582912;
const ROUND_BITS: i32 = 0x4b400000;

/** `(eʳ − 1 − r) / r²` for |r| ≤ ln 2 / 2, within 2e-8. */
// @ts-ignore: decorator
@inline
function expTail(r: v128): v128 {
  let p = f32x4.splat(0.0013858158986151197);
  p = f32x4.add(f32x4.mul(p, r), f32x4.splat(0.008366674698442711));
  p = f32x4.add(f32x4.mul(p, r), f32x4.splat(0.04166759649777109));
  p = f32x4.add(f32x4.mul(p, r), f32x4.splat(0.1666654198129238));
  return f32x4.add(f32x4.mul(p, r), f32x4.splat(0.4999999674789338));
}

/** `x − n ln 2`. */
// @ts-ignore: decorator
@inline
function reduce(x: v128, n: v128): v128 {
  const high = f32x4.sub(x, f32x4.mul(n, f32x4.splat(LN2_HIGH)));
  return f32x4.sub(high, f32x4.mul(n, f32x4.splat(LN2_LOW)));
}

/** `eʳ − 1` for |r| ≤ ln 2 / 2. */
// @ts-ignore: decorator
@inline
function expm1Reduced(r: v128): v128 {
  return f32x4.add(f32x4.mul(expTail(r), f32x4.mul(r, r)), r);
}

/** 2ⁿ for n in the lowest nine bits, −126 to 127. */
// @ts-ignore: decorator
@inline
function powerOfTwo(n: v128): v128 {
  return i32x4.shl(i32x4.add(n, i32x4.splat(127)), 23);
}

/** eˣ within 1 ulp over all float32, subnormal results included. */
// @ts-ignore: decorator
@inline
export function exp4(x: v128): v128 {
  const bounded = f32x4.pmax(f32x4.pmin(x, f32x4.splat(89)), f32x4.splat(-104));
  const shifted = f32x4.add(f32x4.mul(bounded, f32x4.splat(LOG2_E)), f32x4.splat(ROUND));
  const n = i32x4.sub(shifted, i32x4.splat(ROUND_BITS));
  const r = reduce(bounded, f32x4.sub(shifted, f32x4.splat(ROUND)));
  const power = f32x4.add(expm1Reduced(r), f32x4.splat(1));
  // In two factors, since 2ⁿ itself may be beyond float32 where eˣ is not.
  const half = i32x4.shr_s(n, 1);
  return f32x4.mul(f32x4.mul(power, powerOfTwo(half)), powerOfTwo(i32x4.sub(n, half)));
}

/** The bits of `exp4` for −86 ≤ x ≤ 88, where 2ⁿ needs no second factor; NaN stays NaN. */
// @ts-ignore: decorator
@inline
export function expNormal4(x: v128): v128 {
  const shifted = f32x4.add(f32x4.mul(x, f32x4.splat(LOG2_E)), f32x4.splat(ROUND));
  const r = reduce(x, f32x4.sub(shifted, f32x4.splat(ROUND)));
  return f32x4.mul(f32x4.add(expm1Reduced(r), f32x4.splat(1)), powerOfTwo(shifted));
}

/** eˣ − 1, precise near 0 too, for x ≤ 88 (−1 below −20). */
// @ts-ignore: decorator
@inline
export function expm1Negative4(x: v128): v128 {
  const bounded = f32x4.pmax(x, f32x4.splat(-20));
  const shifted = f32x4.add(f32x4.mul(bounded, f32x4.splat(LOG2_E)), f32x4.splat(ROUND));
  const scale = powerOfTwo(shifted);
  const r = reduce(bounded, f32x4.sub(shifted, f32x4.splat(ROUND)));
  return f32x4.add(f32x4.mul(expm1Reduced(r), scale), f32x4.sub(scale, f32x4.splat(1)));
}

/** eˣ − 1, precise near 0 too. */
// @ts-ignore: decorator
@inline
export function expm14(x: v128): v128 {
  // Above 20, where 1 is below the last bit.
  const limit = f32x4.splat(20);
  return v128.bitselect(exp4(x), expm1Negative4(f32x4.pmin(x, limit)), f32x4.gt(x, limit));
}

/** tanh x = e / (−2 − e) with e = exp(−2|x|) − 1, within 2.5 ulp. */
// @ts-ignore: decorator
@inline
export function tanh4(x: v128): v128 {
  const sign = v128.and(x, i32x4.splat(0x80000000));
  // |x| with the sign set is −|x|.
  const minus = v128.or(x, i32x4.splat(0x80000000));
  const e = expm1Negative4(f32x4.add(minus, minus));
  return v128.or(f32x4.div(e, f32x4.sub(f32x4.splat(-2), e)), sign);
}

/** 1 / (1 + e⁻ˣ). */
// @ts-ignore: decorator
@inline
export function sigmoid4(x: v128): v128 {
  const one = f32x4.splat(1);
  return f32x4.div(one, f32x4.add(one, exp4(f32x4.neg(x))));
}

/** ln(1 + eˣ) = max(x, 0) + 2 artanh(t / (t + 2)) with t = exp(−|x|). */
// @ts-ignore: decorator
@inline
export function softplus4(x: v128): v128 {
  const t = exp4(v128.or(x, i32x4.splat(0x80000000)));
  const s = f32x4.div(t, f32x4.add(t, f32x4.splat(2)));
  const w = f32x4.mul(s, s);
  let p = f32x4.splat(0.12204700735549454);
  p = f32x4.add(f32x4.mul(p, w), f32x4.splat(0.10697133979653128));
  p = f32x4.add(f32x4.mul(p, w), f32x4.splat(0.14310311676750165));
  p = f32x4.add(f32x4.mul(p, w), f32x4.splat(0.19999347406844348));
  p = f32x4.add(f32x4.mul(p, w), f32x4.splat(0.33333339626640635));
  p = f32x4.add(f32x4.mul(p, w), f32x4.splat(0.999999999902005));
  const log1p = f32x4.mul(f32x4.add(s, s), p);
  return f32x4.add(f32x4.pmax(x, f32x4.splat(0)), log1p);
}

/** erf x as a ratio of polynomials on −4 … 4 (Eigen's coefficients), within 4e-7. */
// @ts-ignore: decorator
@inline
export function erf4(x: v128): v128 {
  const b = f32x4.pmax(f32x4.pmin(x, f32x4.splat(4)), f32x4.splat(-4));
  const w = f32x4.mul(b, b);
  let p = f32x4.splat(-2.72614225801306e-10);
  p = f32x4.add(f32x4.mul(p, w), f32x4.splat(2.77068142495902e-8));
  p = f32x4.add(f32x4.mul(p, w), f32x4.splat(-2.10102402082508e-6));
  p = f32x4.add(f32x4.mul(p, w), f32x4.splat(-5.69250639462346e-5));
  p = f32x4.add(f32x4.mul(p, w), f32x4.splat(-7.34990630326855e-4));
  p = f32x4.add(f32x4.mul(p, w), f32x4.splat(-2.95459980854025e-3));
  p = f32x4.add(f32x4.mul(p, w), f32x4.splat(-1.60960333262415e-2));
  let q = f32x4.splat(-1.45660718464996e-5);
  q = f32x4.add(f32x4.mul(q, w), f32x4.splat(-2.13374055278905e-4));
  q = f32x4.add(f32x4.mul(q, w), f32x4.splat(-1.68282697438203e-3));
  q = f32x4.add(f32x4.mul(q, w), f32x4.splat(-7.37332916720468e-3));
  q = f32x4.add(f32x4.mul(q, w), f32x4.splat(-1.42647390514189e-2));
  // Exactly ±1 where float32 has nothing between: gelu multiplies what is left of 1 + erf by x.
  const limit = v128.or(f32x4.splat(1), v128.and(x, i32x4.splat(0x80000000)));
  return v128.bitselect(limit, f32x4.div(f32x4.mul(p, b), q), f32x4.ge(f32x4.abs(x), f32x4.splat(4)));
}

/** arctan x within 2 ulp: by a polynomial (Cephes' coefficients) below tan π/8, to which larger ones are brought down. */
// @ts-ignore: decorator
@inline
export function atan4(x: v128): v128 {
  const one = f32x4.splat(1);
  const sign = v128.and(x, i32x4.splat(0x80000000));
  const size = f32x4.abs(x);
  const far = f32x4.gt(size, f32x4.splat(2.414213562373095));
  const middle = v128.andnot(f32x4.gt(size, f32x4.splat(0.4142135623730950)), far);
  // −1 / x, (x − 1) / (x + 1) or x.
  const above = v128.bitselect(f32x4.splat(-1), f32x4.sub(size, one), far);
  const below = v128.bitselect(size, f32x4.add(size, one), far);
  const t = v128.bitselect(f32x4.div(above, below), size, v128.or(far, middle));
  const start = v128.or(
    v128.and(f32x4.splat(1.5707963267948966), far), v128.and(f32x4.splat(0.7853981633974483), middle),
  );
  const z = f32x4.mul(t, t);
  let p = f32x4.splat(8.05374449538e-2);
  p = f32x4.sub(f32x4.mul(p, z), f32x4.splat(1.38776856032e-1));
  p = f32x4.add(f32x4.mul(p, z), f32x4.splat(1.99777106478e-1));
  p = f32x4.sub(f32x4.mul(p, z), f32x4.splat(3.33329491539e-1));
  const value = f32x4.add(start, f32x4.add(f32x4.mul(f32x4.mul(p, z), t), t));
  return v128.or(value, sign);
}
