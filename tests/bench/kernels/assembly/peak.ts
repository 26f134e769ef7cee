/**
 * `rounds` times 48 multiplications and 48 additions of four float32: six chains of each that depend on nothing but
 * themselves, enough to hide both latencies, unrolled so that the loop costs next to nothing. What one core can do with
 * 128-bit SIMD and separate rounding.
 */
export function separate(rounds: i32): f32 {
  const x = f32x4.splat(0.9999999);
  const y = f32x4.splat(0.0000001);
  let m0 = f32x4.splat(1), m1 = m0, m2 = m0, m3 = m0, m4 = m0, m5 = m0;
  let s0 = m0, s1 = m0, s2 = m0, s3 = m0, s4 = m0, s5 = m0;
  for (; rounds > 0; rounds--) {
    m0 = f32x4.mul(m0, x); m1 = f32x4.mul(m1, x); m2 = f32x4.mul(m2, x); m3 = f32x4.mul(m3, x); m4 = f32x4.mul(m4, x); m5 = f32x4.mul(m5, x);
    s0 = f32x4.add(s0, y); s1 = f32x4.add(s1, y); s2 = f32x4.add(s2, y); s3 = f32x4.add(s3, y); s4 = f32x4.add(s4, y); s5 = f32x4.add(s5, y);
    m0 = f32x4.mul(m0, x); m1 = f32x4.mul(m1, x); m2 = f32x4.mul(m2, x); m3 = f32x4.mul(m3, x); m4 = f32x4.mul(m4, x); m5 = f32x4.mul(m5, x);
    s0 = f32x4.add(s0, y); s1 = f32x4.add(s1, y); s2 = f32x4.add(s2, y); s3 = f32x4.add(s3, y); s4 = f32x4.add(s4, y); s5 = f32x4.add(s5, y);
    m0 = f32x4.mul(m0, x); m1 = f32x4.mul(m1, x); m2 = f32x4.mul(m2, x); m3 = f32x4.mul(m3, x); m4 = f32x4.mul(m4, x); m5 = f32x4.mul(m5, x);
    s0 = f32x4.add(s0, y); s1 = f32x4.add(s1, y); s2 = f32x4.add(s2, y); s3 = f32x4.add(s3, y); s4 = f32x4.add(s4, y); s5 = f32x4.add(s5, y);
    m0 = f32x4.mul(m0, x); m1 = f32x4.mul(m1, x); m2 = f32x4.mul(m2, x); m3 = f32x4.mul(m3, x); m4 = f32x4.mul(m4, x); m5 = f32x4.mul(m5, x);
    s0 = f32x4.add(s0, y); s1 = f32x4.add(s1, y); s2 = f32x4.add(s2, y); s3 = f32x4.add(s3, y); s4 = f32x4.add(s4, y); s5 = f32x4.add(s5, y);
    m0 = f32x4.mul(m0, x); m1 = f32x4.mul(m1, x); m2 = f32x4.mul(m2, x); m3 = f32x4.mul(m3, x); m4 = f32x4.mul(m4, x); m5 = f32x4.mul(m5, x);
    s0 = f32x4.add(s0, y); s1 = f32x4.add(s1, y); s2 = f32x4.add(s2, y); s3 = f32x4.add(s3, y); s4 = f32x4.add(s4, y); s5 = f32x4.add(s5, y);
    m0 = f32x4.mul(m0, x); m1 = f32x4.mul(m1, x); m2 = f32x4.mul(m2, x); m3 = f32x4.mul(m3, x); m4 = f32x4.mul(m4, x); m5 = f32x4.mul(m5, x);
    s0 = f32x4.add(s0, y); s1 = f32x4.add(s1, y); s2 = f32x4.add(s2, y); s3 = f32x4.add(s3, y); s4 = f32x4.add(s4, y); s5 = f32x4.add(s5, y);
    m0 = f32x4.mul(m0, x); m1 = f32x4.mul(m1, x); m2 = f32x4.mul(m2, x); m3 = f32x4.mul(m3, x); m4 = f32x4.mul(m4, x); m5 = f32x4.mul(m5, x);
    s0 = f32x4.add(s0, y); s1 = f32x4.add(s1, y); s2 = f32x4.add(s2, y); s3 = f32x4.add(s3, y); s4 = f32x4.add(s4, y); s5 = f32x4.add(s5, y);
    m0 = f32x4.mul(m0, x); m1 = f32x4.mul(m1, x); m2 = f32x4.mul(m2, x); m3 = f32x4.mul(m3, x); m4 = f32x4.mul(m4, x); m5 = f32x4.mul(m5, x);
    s0 = f32x4.add(s0, y); s1 = f32x4.add(s1, y); s2 = f32x4.add(s2, y); s3 = f32x4.add(s3, y); s4 = f32x4.add(s4, y); s5 = f32x4.add(s5, y);
  }
  const products = f32x4.add(f32x4.add(f32x4.add(m0, m1), f32x4.add(m2, m3)), f32x4.add(m4, m5));
  const sums = f32x4.add(f32x4.add(f32x4.add(s0, s1), f32x4.add(s2, s3)), f32x4.add(s4, s5));
  return f32x4.extract_lane(f32x4.add(products, sums), 0);
}

/** `rounds` times 48 fused multiplications and additions of four float32, in twelve chains. */
export function fused(rounds: i32): f32 {
  const x = f32x4.splat(0.9999999);
  const y = f32x4.splat(0.0000001);
  let s0 = f32x4.splat(1), s1 = s0, s2 = s0, s3 = s0, s4 = s0, s5 = s0;
  let s6 = s0, s7 = s0, s8 = s0, s9 = s0, s10 = s0, s11 = s0;
  for (; rounds > 0; rounds--) {
    s0 = f32x4.relaxed_madd(s0, x, y); s1 = f32x4.relaxed_madd(s1, x, y); s2 = f32x4.relaxed_madd(s2, x, y); s3 = f32x4.relaxed_madd(s3, x, y); s4 = f32x4.relaxed_madd(s4, x, y); s5 = f32x4.relaxed_madd(s5, x, y);
    s6 = f32x4.relaxed_madd(s6, x, y); s7 = f32x4.relaxed_madd(s7, x, y); s8 = f32x4.relaxed_madd(s8, x, y); s9 = f32x4.relaxed_madd(s9, x, y); s10 = f32x4.relaxed_madd(s10, x, y); s11 = f32x4.relaxed_madd(s11, x, y);
    s0 = f32x4.relaxed_madd(s0, x, y); s1 = f32x4.relaxed_madd(s1, x, y); s2 = f32x4.relaxed_madd(s2, x, y); s3 = f32x4.relaxed_madd(s3, x, y); s4 = f32x4.relaxed_madd(s4, x, y); s5 = f32x4.relaxed_madd(s5, x, y);
    s6 = f32x4.relaxed_madd(s6, x, y); s7 = f32x4.relaxed_madd(s7, x, y); s8 = f32x4.relaxed_madd(s8, x, y); s9 = f32x4.relaxed_madd(s9, x, y); s10 = f32x4.relaxed_madd(s10, x, y); s11 = f32x4.relaxed_madd(s11, x, y);
    s0 = f32x4.relaxed_madd(s0, x, y); s1 = f32x4.relaxed_madd(s1, x, y); s2 = f32x4.relaxed_madd(s2, x, y); s3 = f32x4.relaxed_madd(s3, x, y); s4 = f32x4.relaxed_madd(s4, x, y); s5 = f32x4.relaxed_madd(s5, x, y);
    s6 = f32x4.relaxed_madd(s6, x, y); s7 = f32x4.relaxed_madd(s7, x, y); s8 = f32x4.relaxed_madd(s8, x, y); s9 = f32x4.relaxed_madd(s9, x, y); s10 = f32x4.relaxed_madd(s10, x, y); s11 = f32x4.relaxed_madd(s11, x, y);
    s0 = f32x4.relaxed_madd(s0, x, y); s1 = f32x4.relaxed_madd(s1, x, y); s2 = f32x4.relaxed_madd(s2, x, y); s3 = f32x4.relaxed_madd(s3, x, y); s4 = f32x4.relaxed_madd(s4, x, y); s5 = f32x4.relaxed_madd(s5, x, y);
    s6 = f32x4.relaxed_madd(s6, x, y); s7 = f32x4.relaxed_madd(s7, x, y); s8 = f32x4.relaxed_madd(s8, x, y); s9 = f32x4.relaxed_madd(s9, x, y); s10 = f32x4.relaxed_madd(s10, x, y); s11 = f32x4.relaxed_madd(s11, x, y);
  }
  const low = f32x4.add(f32x4.add(f32x4.add(s0, s1), f32x4.add(s2, s3)), f32x4.add(s4, s5));
  const high = f32x4.add(f32x4.add(f32x4.add(s6, s7), f32x4.add(s8, s9)), f32x4.add(s10, s11));
  return f32x4.extract_lane(f32x4.add(low, high), 0);
}
