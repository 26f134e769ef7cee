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
