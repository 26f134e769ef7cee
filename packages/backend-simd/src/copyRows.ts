/** Copies the rows of `values`, each `width` wide, that the indices name; of an index out of range, zeros. */
export function copyRows(
  values: Float32Array | Int32Array,
  width: number,
  indices: ArrayLike<number>,
  into: Float32Array | Int32Array,
  start: number,
): void {
  let to = start;
  for (let row = 0; row < indices.length; row++) {
    let from = (indices[row] ?? 0) * width;
    for (const end = from + width; from < end; from++) into[to++] = values[from] ?? 0;
  }
}
