/** Rows at least so wide are copied as a whole, which pays its cost of about 30 values. */
const WIDE = 32;

/** Copies the rows of `values`, each `width` wide, that the indices name; of an index out of range, zeros. */
export function copyRows(
  values: Float32Array | Int32Array,
  width: number,
  indices: ArrayLike<number>,
  into: Float32Array | Int32Array,
  start: number,
): void {
  let to = start;
  for (let row = 0; row < indices.length; row++, to += width) {
    const from = (indices[row] ?? 0) * width;
    if (width >= WIDE && from >= 0 && from + width <= values.length) {
      into.set(values.subarray(from, from + width), to);
    } else {
      for (let i = 0; i < width; i++) into[to + i] = values[from + i] ?? 0;
    }
  }
}
