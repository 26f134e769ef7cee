/** int32 to float32. */
export function floatsOfInts(x: usize, y: usize, count: usize): void {
  for (const end = x + (count << 2); x < end; x += 16, y += 16) v128.store(y, f32x4.convert_i32x4_s(v128.load(x)));
}

/** Bytes to float32. */
export function floatsOfBytes(x: usize, y: usize, count: usize): void {
  for (const end = x + count; x < end; x += 4, y += 16) {
    const wide = i32x4.extend_low_i16x8_u(i16x8.extend_low_i8x16_u(v128.load32_zero(x)));
    v128.store(y, f32x4.convert_i32x4_s(wide));
  }
}

/** float32 to int32 as JavaScript does it: towards 0, modulo 2³², and 0 of what is not finite. */
export function intsOfFloats(x: usize, y: usize, count: usize): void {
  const end = x + (count << 2);
  const limit = f32x4.splat(2147483648);
  for (; x + 16 <= end; x += 16, y += 16) {
    const value = v128.load(x);
    if (i32x4.all_true(f32x4.lt(f32x4.abs(value), limit))) v128.store(y, i32x4.trunc_sat_f32x4_s(value));
    else for (let i: usize = 0; i < 16; i += 4) store<i32>(y + i, intOf(load<f32>(x + i)));
  }
  for (; x < end; x += 4, y += 4) store<i32>(y, intOf(load<f32>(x)));
}

function intOf(value: f32): i32 {
  // Beyond 2⁶³ all float32 are multiples of 2³².
  return abs(value) < <f32>9223372036854775808.0 ? <i32>(<i64>value) : 0;
}
