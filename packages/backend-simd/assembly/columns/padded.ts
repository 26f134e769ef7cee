/** Vectors of 4 that hold c values, in bytes of float32. */
// @ts-ignore: decorator
@inline
export function padded(c: usize): usize {
  return (c + 3) & ~3;
}
