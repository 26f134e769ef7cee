import { storePart } from '../parts';

/** `out = condition ? a : b`, with `condition` in bytes. */
export function choose(condition: usize, a: usize, b: usize, out: usize, count: usize): void {
  for (const end = out + ((count & ~3) << 2); out != end; out += 16, a += 16, b += 16, condition += 4) {
    v128.store(out, chosen(condition, a, b));
  }
  if (count & 3) storePart(out, chosen(condition, a, b), count & 3);
}

// @ts-ignore: decorator
@inline
function chosen(condition: usize, a: usize, b: usize): v128 {
  const flags = i32x4.extend_low_i16x8_u(i16x8.extend_low_i8x16_u(v128.load32_zero(condition)));
  return v128.bitselect(v128.load(b), v128.load(a), i32x4.eq(flags, i32x4.splat(0)));
}
