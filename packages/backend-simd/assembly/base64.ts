// Bytes as text.

/** The code of `=`. */
const EQUALS: u8 = 61;

/**
 * The `count` bytes that the int32 from `x` on hold, as base64 to `out`: four characters stand for three bytes, the last
 * ones filled up with `=`. Twelve bytes are taken at a time: both places are to have room for whole twelves, of int32 and of
 * sixteen characters.
 */
export function base64(x: usize, count: usize, out: usize): void {
  const end = x + ((count + 11) / 12) * 48;
  memory.fill(x + (count << 2), 0, end - x - (count << 2));
  const text = out;
  for (; x < end; x += 48, out += 16) {
    // Of the vectors abca bcab cabc, all a, all b and all c.
    const v0 = v128.load(x);
    const v1 = v128.load(x, 16);
    const v2 = v128.load(x, 32);
    const a = v128.shuffle<i32>(v128.shuffle<i32>(v0, v1, 0, 3, 6, 0), v2, 0, 1, 2, 5);
    const b = v128.shuffle<i32>(v128.shuffle<i32>(v0, v1, 1, 4, 7, 0), v2, 0, 1, 2, 6);
    const c = v128.shuffle<i32>(v128.shuffle<i32>(v0, v1, 2, 5, 0, 0), v2, 0, 1, 4, 7);
    // Six bits to a byte, the first six of three bytes lowest.
    const first = i32x4.shr_u(a, 2);
    const second = i32x4.shl(v128.or(i32x4.shl(v128.and(a, i32x4.splat(3)), 4), i32x4.shr_u(b, 4)), 8);
    const third = i32x4.shl(v128.or(i32x4.shl(v128.and(b, i32x4.splat(15)), 2), i32x4.shr_u(c, 6)), 16);
    const fourth = i32x4.shl(v128.and(c, i32x4.splat(63)), 24);
    v128.store(out, characters(v128.or(v128.or(first, second), v128.or(third, fourth))));
  }
  const last = text + (((count + 2) / 3) << 2) - 1;
  if (count % 3) store<u8>(last, EQUALS);
  if (count % 3 == 1) store<u8>(last - 1, EQUALS);
}

/** Of numbers from 0 to 63: A to Z, a to z, 0 to 9, + and /. */
// @ts-ignore: decorator
@inline
function characters(numbers: v128): v128 {
  let text = i8x16.add(numbers, i8x16.splat(65));
  text = i8x16.add(text, beyond(numbers, 25, 97 - 26 - 65));
  text = i8x16.add(text, beyond(numbers, 51, 48 - 52 - (97 - 26)));
  text = i8x16.add(text, beyond(numbers, 61, 43 - 62 - (48 - 52)));
  return i8x16.add(text, beyond(numbers, 62, 47 - 63 - (43 - 62)));
}

/** `step` where a number is greater than `bound`, else 0. */
// @ts-ignore: decorator
@inline
function beyond(numbers: v128, bound: i8, step: i8): v128 {
  return v128.and(i8x16.gt_s(numbers, i8x16.splat(bound)), i8x16.splat(step));
}
