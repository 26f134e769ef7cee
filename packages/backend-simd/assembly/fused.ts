/** `sum + x · y`: each rounded by itself, or both at once in the module that is compiled with relaxed SIMD. */
// @ts-ignore: decorator
@inline
export function fused(sum: v128, x: v128, y: v128): v128 {
  if (ASC_FEATURE_RELAXED_SIMD) return f32x4.relaxed_madd(x, y, sum);
  return f32x4.add(sum, f32x4.mul(x, y));
}

/** What rounding takes from `x²` where product and sum are rounded at once; 0 where each is by itself. */
export function roundedOff(x: f32): f32 {
  const factor = f32x4.splat(x);
  return f32x4.extract_lane(fused(f32x4.splat(-(x * x)), factor, factor), 0);
}
