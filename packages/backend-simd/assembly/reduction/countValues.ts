/**
 * `out [rows, size]` float32: how often each of 0 … size − 1 is in its row of `x [rows, count]` int32, or the sum of the
 * `weights` of those places if not 0, or whether it is there at all if `once`. Returns whether no value is negative.
 */
export function countValues(
  x: usize, weights: usize, out: usize, rows: usize, count: usize, size: usize, once: bool,
): bool {
  memory.fill(out, 0, rows * size << 2);
  if (!weights && !once) return countWhole(x, out, rows, count, size);
  for (let row: usize = 0; row < rows; row++, out += size << 2) {
    for (let i: usize = 0; i < count; i++, x += 4) {
      const value = load<i32>(x);
      if (value < 0) return false;
      if (<usize>value < size) {
        const at = out + (<usize>value << 2);
        store<f32>(at, once ? 1 : load<f32>(at) + load<f32>(weights));
      }
      if (weights) weights += 4;
    }
  }
  return true;
}

/** Counts as int32, to which 1 is added faster, and makes float32 of them at the end. */
function countWhole(x: usize, out: usize, rows: usize, count: usize, size: usize): bool {
  let signs = 0;
  const end = out + (rows * size << 2);
  for (let counts = out; counts != end; counts += size << 2) {
    for (const stop = x + (count << 2); x != stop; x += 4) {
      const value = load<i32>(x);
      signs |= value;
      if (<usize>value < size) {
        const at = counts + (<usize>value << 2);
        store<i32>(at, load<i32>(at) + 1);
      }
    }
  }
  for (; out != end; out += 4) store<f32>(out, <f32>load<i32>(out));
  return signs >= 0;
}
