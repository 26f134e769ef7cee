import { loadPart } from '../parts';

/** True when none of `count` values is NaN or infinite. */
export function allFinite(x: usize, count: usize): bool {
  let sum = f32x4.splat(0);
  const zero = f32x4.splat(0);
  const end = x + ((count & ~3) << 2);
  for (; x < end; x += 16) sum = f32x4.add(sum, f32x4.mul(v128.load(x), zero));
  if (count & 3) sum = f32x4.add(sum, f32x4.mul(loadPart(x, count & 3), zero));
  return !v128.any_true(f32x4.ne(sum, sum));
}
