/** The rows of `values`, each `width` wide, that the indices name, one after the other. */
export function pickRows<T extends Int32Array | Float32Array>(
  values: T,
  width: number,
  indices: ArrayLike<number>,
): T {
  const picked = new (values.constructor as new (length: number) => T)(indices.length * width); // same kind of array
  for (let row = 0; row < indices.length; row++) {
    const start = (indices[row] ?? 0) * width;
    for (let at = 0; at < width; at++) picked[row * width + at] = values[start + at] ?? 0;
  }
  return picked;
}
