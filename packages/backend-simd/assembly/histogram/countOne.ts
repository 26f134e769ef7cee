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

/** The width of a bin, of which edges are made. */
// @ts-ignore: decorator
@inline
export function binWidth(bins: i32, low: f32, high: f32): f32 {
  return (high - low) / <f32>bins;
}

/**
 * Counts a value in its bin, or not at all; where the quotient was rounded past an edge, the edges decide. `counts` is
 * where the first bin's is, and `width` the `binWidth`.
 */
export function countOne(
  counts: usize, bins: i32, low: f32, high: f32, scale: f32, width: f32, value: f32,
): void {
  if (!(value >= low && value <= high)) return;
  const last = bins - 1;
  let bin = max(min(<i32>((value - low) * scale), last), 0);
  while (bin > 0 && value < edge(bin, bins, low, high, width)) bin--;
  while (bin < last && value >= edge(bin + 1, bins, low, high, width)) bin++;
  increment(counts + (<usize>bin << 2));
}

/** The lower edge of a bin, as torch.linspace rounds it: from the nearer end. */
// @ts-ignore: decorator
@inline
function edge(bin: i32, bins: i32, low: f32, high: f32, width: f32): f32 {
  return bin < (bins + 1) / 2 ? low + width * <f32>bin : high - width * <f32>(bins - bin);
}
