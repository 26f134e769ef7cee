/**
 * `y [count, width]`: the rows of `table [vocabulary, width]` that the int32 `indices` name. Returns the first
 * index's place that is not within the vocabulary, or −1.
 */
export function embedding(
  table: usize,
  indices: usize,
  y: usize,
  vocabulary: usize,
  width: usize,
  count: usize,
): i32 {
  const bytes = width << 2;
  for (let i: usize = 0; i < count; i++, y += bytes) {
    const index = load<i32>(indices + (i << 2));
    if (index < 0 || <usize>index >= vocabulary) return <i32>i;
    const row = table + <usize>index * bytes;
    let at: usize = 0;
    for (; at + 16 <= bytes; at += 16) v128.store(y + at, v128.load(row + at));
    for (; at < bytes; at += 4) store<f32>(y + at, load<f32>(row + at));
  }
  return -1;
}

/** `dtable [vocabulary, width]`: each row of `dy` added at its index, in the order of the indices. */
export function embeddingGrad(
  dy: usize,
  indices: usize,
  dtable: usize,
  vocabulary: usize,
  width: usize,
  count: usize,
): i32 {
  const bytes = width << 2;
  memory.fill(dtable, 0, vocabulary * bytes);
  for (let i: usize = 0; i < count; i++, dy += bytes) {
    const index = load<i32>(indices + (i << 2));
    if (index < 0 || <usize>index >= vocabulary) return <i32>i;
    const row = dtable + <usize>index * bytes;
    let at: usize = 0;
    for (; at + 16 <= bytes; at += 16)
      v128.store(row + at, f32x4.add(v128.load(row + at), v128.load(dy + at)));
    for (; at < bytes; at += 4) store<f32>(row + at, load<f32>(row + at) + load<f32>(dy + at));
  }
  return -1;
}
