// Values at places that are reckoned, and places that are looked up.

/** `count` neighbours of `x` to places `step` bytes apart. */
export function spread(x: usize, out: usize, step: usize, count: usize): void {
  for (const end = x + (count << 2); x != end; x += 4, out += step) store<u32>(out, load<u32>(x));
}

/** How many of each row of `sorted [rows, length]` are below each of `values [rows, count]`; or not above it, where `after`. */
export function placesOf(sorted: usize, values: usize, out: usize, rows: usize, length: usize, count: usize, after: bool): void {
  search<f32>(sorted, values, out, rows, length, count, after);
}

/** The same of int32. */
export function placesOfInts(
  sorted: usize, values: usize, out: usize, rows: usize, length: usize, count: usize, after: bool,
): void {
  search<i32>(sorted, values, out, rows, length, count, after);
}

// @ts-ignore: decorator
@inline
function search<T>(sorted: usize, values: usize, out: usize, rows: usize, length: usize, count: usize, after: bool): void {
  for (let row: usize = 0; row < rows; row++, sorted += length << 2) {
    for (let i: usize = 0; i < count; i++, values += 4, out += 4) {
      const value = load<T>(values);
      let left: usize = 0;
      let right = length;
      while (left < right) {
        const middle = (left + right) >> 1;
        const at = load<T>(sorted + (middle << 2));
        if (after ? at <= value : at < value) left = middle + 1;
        else right = middle;
      }
      store<i32>(out, <i32>right);
    }
  }
}
