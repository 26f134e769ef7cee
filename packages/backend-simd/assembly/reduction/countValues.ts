/**
 * `out [rows, size]` float32: how often each of 0 … size − 1 is in its row of `x [rows, count]` int32, or the sum of the
 * `weights` of those places if not 0, or whether it is there at all if `once`. Returns whether no value is negative.
 */
export function countValues(
  x: usize, weights: usize, out: usize, rows: usize, count: usize, size: usize, once: bool,
): bool {
  memory.fill(out, 0, rows * size << 2);
  for (let row: usize = 0; row < rows; row++, out += size << 2) {
    for (let i: usize = 0; i < count; i++, x += 4) {
      const value = load<i32>(x);
      if (value < 0) return false;
      if (<usize>value < size) {
        const at = out + (<usize>value << 2);
        store<f32>(at, once ? 1 : load<f32>(at) + (weights ? load<f32>(weights) : 1));
      }
      if (weights) weights += 4;
    }
  }
  return true;
}
