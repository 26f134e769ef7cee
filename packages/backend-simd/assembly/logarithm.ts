/**
 * ln x of four float32 within 2 ulp, subnormals included (the polynomial of Cephes): −Infinity of 0, NaN below.
 */
// @ts-ignore: decorator
@inline
export function log4(x: v128): v128 {
  // A subnormal is scaled up first.
  const small = f32x4.lt(x, f32x4.splat(1.17549435e-38));
  const scaled = v128.bitselect(f32x4.mul(x, f32x4.splat(8388608)), x, small);
  let exponent = i32x4.sub(i32x4.shr_u(scaled, 23), i32x4.splat(126));
  exponent = i32x4.sub(exponent, v128.and(small, i32x4.splat(23)));
  // The mantissa in 0.5 … 1, then in √½ … √2, less 1.
  const half = v128.or(v128.and(scaled, i32x4.splat(0x007fffff)), f32x4.splat(0.5));
  const low = f32x4.lt(half, f32x4.splat(0.707106781186547524));
  const e = f32x4.convert_i32x4_s(i32x4.add(exponent, low));
  const m = f32x4.add(f32x4.sub(half, f32x4.splat(1)), v128.and(half, low));
  const m2 = f32x4.mul(m, m);
  let p = f32x4.splat(7.0376836292e-2);
  p = f32x4.add(f32x4.mul(p, m), f32x4.splat(-1.151461031e-1));
  p = f32x4.add(f32x4.mul(p, m), f32x4.splat(1.167699874e-1));
  p = f32x4.add(f32x4.mul(p, m), f32x4.splat(-1.2420140846e-1));
  p = f32x4.add(f32x4.mul(p, m), f32x4.splat(1.4249322787e-1));
  p = f32x4.add(f32x4.mul(p, m), f32x4.splat(-1.6668057665e-1));
  p = f32x4.add(f32x4.mul(p, m), f32x4.splat(2.0000714765e-1));
  p = f32x4.add(f32x4.mul(p, m), f32x4.splat(-2.4999993993e-1));
  p = f32x4.add(f32x4.mul(p, m), f32x4.splat(3.3333331174e-1));
  p = f32x4.mul(f32x4.mul(p, m), m2);
  p = f32x4.add(p, f32x4.mul(e, f32x4.splat(-2.1219444e-4)));
  p = f32x4.sub(p, f32x4.mul(m2, f32x4.splat(0.5)));
  let result = f32x4.add(f32x4.add(m, p), f32x4.mul(e, f32x4.splat(0.693359375)));
  result = v128.bitselect(x, result, f32x4.eq(x, f32x4.splat(Infinity)));
  result = v128.bitselect(f32x4.splat(-Infinity), result, f32x4.eq(x, f32x4.splat(0)));
  // NaN where x is not at least 0.
  return v128.bitselect(result, f32x4.splat(NaN), f32x4.ge(x, f32x4.splat(0)));
}

/** ln(1 + x), precise near 0 too. */
// @ts-ignore: decorator
@inline
export function logOf1Plus4(x: v128): v128 {
  // ln u · x / (u − 1), which makes up for the rounding of u = 1 + x (Kahan); where u is 1 or infinite, x itself is ln u.
  const u = f32x4.add(x, f32x4.splat(1));
  const rest = f32x4.sub(u, f32x4.splat(1));
  const itself = v128.or(f32x4.eq(rest, f32x4.splat(0)), f32x4.eq(x, f32x4.splat(Infinity)));
  return v128.bitselect(x, f32x4.mul(log4(u), f32x4.div(x, rest)), itself);
}
