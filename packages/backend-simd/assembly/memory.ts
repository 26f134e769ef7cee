/** First byte after the module's static data: where the backend's heap may begin. */
export function heapBase(): usize {
  return __heap_base;
}

/** Sets `count` float32 values from `to` on. */
export function fill(to: usize, count: usize, value: f32): void {
  const end = to + (count << 2);
  const block = f32x4.splat(value);
  while (to + 16 <= end) {
    v128.store(to, block);
    to += 16;
  }
  while (to < end) {
    store<f32>(to, value);
    to += 4;
  }
}
