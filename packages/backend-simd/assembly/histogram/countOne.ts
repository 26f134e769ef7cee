// One value's bin, decided by the edges themselves.

/** Bytes of one table: a count for what is below all bins, one for each bin, one for what is above. */
// @ts-ignore: decorator
@inline
export function tableBytes(bins: i32): usize {
  return (<usize>bins + 2) << 2;
}

/** Adds one to the count at an address. */
// @ts-ignore: decorator
@inline
export function increment(at: usize): void {
  store<i32>(at, load<i32>(at) + 1);
}

/** Counts a value in its bin, or not at all; where the quotient was rounded past an edge, the edges decide. */
export function countOne(
  table: usize, edges: usize, bins: i32, low: f32, high: f32, scale: f32, value: f32,
): void {
  if (!(value >= low && value <= high)) return;
  const last = bins - 1;
  let bin = max(min(<i32>((value - low) * scale), last), 0);
  while (bin > 0 && value < load<f32>(edges + (<usize>bin << 2))) bin--;
  while (bin < last && value >= load<f32>(edges + (<usize>bin << 2), 4)) bin++;
  increment(table + (<usize>bin << 2) + 4);
}
