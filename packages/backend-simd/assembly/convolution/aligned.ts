// @ts-ignore: decorator
@inline
export function aligned(bytes: usize): usize {
  return (bytes + 15) & ~15;
}
