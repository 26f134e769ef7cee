/** `sum + x · y`, each rounded by itself. */
// @ts-ignore: decorator
@inline
export function fused(sum: v128, x: v128, y: v128): v128 {
  return f32x4.add(sum, f32x4.mul(x, y));
}
