/** From so many values on the engine is faster by itself. */
const MANY: usize = 256;

/** First byte after the module's static data: where the backend's heap may begin. */
export function heapBase(): usize {
  return __heap_base;
}

/** Sets `count` float32 values from `to` on. */
export function fill(to: usize, count: usize, value: f32): void {
  fillBits(to, count, reinterpret<u32>(value));
}

/** Sets `count` values of four bytes from `to` on. */
export function fillBits(to: usize, count: usize, bits: u32): void {
  if (bits == 0 && count >= MANY) {
    memory.fill(to, 0, count << 2);
    return;
  }
  const end = to + (count << 2);
  const block = i32x4.splat(bits);
  for (; to + 64 <= end; to += 64) {
    v128.store(to, block);
    v128.store(to, block, 16);
    v128.store(to, block, 32);
    v128.store(to, block, 48);
  }
  for (; to + 16 <= end; to += 16) v128.store(to, block);
  for (; to < end; to += 4) store<u32>(to, bits);
}
