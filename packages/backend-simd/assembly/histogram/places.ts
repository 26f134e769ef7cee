// Where a value lies, in bins, as a float32 whose low bits are the fraction of the bin.

/** Between this and its double, neighbouring float32 are a 2^bits-th apart. */
// @ts-ignore: decorator
@inline
export function base(bits: i32): f32 {
  return <f32>(1 << (23 - bits));
}

/** How many bins, and one place on either side of them, lie between the base and its double. */
// @ts-ignore: decorator
@inline
export function mostBins(bits: i32): i32 {
  return (1 << (23 - bits)) - 3;
}

/** By how many fractions of a bin a place may be off: two roundings of it, by half a unit each, come to the doubt. */
// @ts-ignore: decorator
@inline
export function marginOf(bits: i32, doubt: f32): i32 {
  return <i32>ceil(doubt * <f32>(1 << bits)) + 1;
}

/**
 * The place of 0. Places count from the one below all bins, and are moved up by the margin, so that one comparison tells
 * both sides.
 */
// @ts-ignore: decorator
@inline
export function firstPlace(bits: i32, margin: i32, low: f32, scale: f32): f32 {
  return <f32>(<f64>base(bits) + 1 + <f64>margin / <f32>(1 << bits) - <f64>low * <f64>scale);
}

/**
 * Below it no place is told apart. Where all values are in the bins, those on the outer edges need not be decided by
 * them; others go outside.
 */
// @ts-ignore: decorator
@inline
export function bottomPlace(bits: i32, coversAll: bool): f32 {
  return base(bits) + (coversAll ? <f32>1.5 : <f32>0.5);
}

/** Nor above it. */
// @ts-ignore: decorator
@inline
export function topPlace(bits: i32, bins: i32, coversAll: bool): f32 {
  return base(bits) + <f32>bins + (coversAll ? <f32>0.5 : <f32>1.5);
}

/**
 * Of what is above, the topmost place, of what is below, the lowest, of NaN either: none of them is a bin. Places are compared by
 * their bits, as integers: the order is the same, and additions of float32 need not wait for it.
 */
// @ts-ignore: decorator
@inline
export function place(value: v128, scales: v128, origins: v128, bottoms: v128, tops: v128): v128 {
  return i32x4.max_s(bottoms, i32x4.min_s(tops, f32x4.add(f32x4.mul(value, scales), origins)));
}
