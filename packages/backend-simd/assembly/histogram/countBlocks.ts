// Eight values at a time: where each lies, in bins, as a float32 whose low bits are the fraction of the bin.
import { difference, differenceAt } from '../difference';
import { countOne, increment, tableBytes } from './countOne';

/** So many bits of a place are its fraction where there are few bins: the finer it is, the fewer edges must decide. */
const FINE = 14;
/** And where there are many. */
const COARSE = 10;

/** Between this and its double, neighbouring float32 are a 2^bits-th apart. */
// @ts-ignore: decorator
@inline
function base(bits: i32): f32 {
  return <f32>(1 << (23 - bits));
}

/** How many bins, and one place on either side of them, lie between the base and its double. */
// @ts-ignore: decorator
@inline
function mostBins(bits: i32): i32 {
  return (1 << (23 - bits)) - 3;
}

export const mostBinsInBlocks: i32 = mostBins(COARSE);

/** What depends on the bins alone; see `countBlocks`. */
const constants = memory.data(28, 4);

/**
 * Counts the values up to the byte `end`, a multiple of 32. A block with a value so near to an edge that `doubt` might
 * move it across is counted by the edges, value by value.
 *
 * Constants go through memory: engines move what is computed ahead of a loop into it, where a conversion that waits for
 * the iteration before takes longer than all the rest.
 */
export function countBlocks(
  x: usize, minus: usize, end: usize, bins: i32, low: f32, high: f32, scale: f32, doubt: f32, coversAll: bool,
  tables: usize, edges: usize,
): void {
  if (bins <= mostBins(FINE)) {
    prepare(FINE, bins, low, scale, doubt, coversAll, tables);
    if (minus) count(FINE, x, minus, end, bins, low, high, scale, tables, edges, true);
    else count(FINE, x, 0, end, bins, low, high, scale, tables, edges, false);
  } else {
    prepare(COARSE, bins, low, scale, doubt, coversAll, tables);
    if (minus) count(COARSE, x, minus, end, bins, low, high, scale, tables, edges, true);
    else count(COARSE, x, 0, end, bins, low, high, scale, tables, edges, false);
  }
}

/** Stores the constants for a fraction of so many bits. */
function prepare(
  bits: i32, bins: i32, low: f32, scale: f32, doubt: f32, coversAll: bool, tables: usize,
): void {
  const unit = <f32>(1 << bits);
  // Two roundings of the place, by half a unit each, come to the doubt.
  const margin = <i32>ceil(doubt * unit) + 1;
  // Where all values are in the bins, those on the outer edges need not be decided by them; others go outside.
  const inside: f32 = coversAll ? 1 : 0;
  store<f32>(constants, scale);
  // Places count from the one below all bins, and are moved up by the margin, so that one comparison tells both sides.
  store<f32>(constants, <f32>(<f64>base(bits) + 1 + <f64>margin / unit - <f64>low * <f64>scale), 4);
  store<f32>(constants, base(bits) + 0.5 + inside, 8);
  store<f32>(constants, base(bits) + <f32>bins + 1.5 - inside, 12);
  store<i32>(constants, 2 * margin - 1, 16);
  store<i32>(constants, <i32>tables - (reinterpret<i32>(base(bits)) >>> (bits - 2)), 20);
  store<i32>(constants, <i32>tableBytes(bins), 24);
}

// @ts-ignore: decorator
@inline
function count(
  bits: i32, x: usize, minus: usize, end: usize, bins: i32, low: f32, high: f32, scale: f32, tables: usize, edges: usize,
  differs: bool,
): void {
  const scales = v128.load32_splat(constants);
  const origins = v128.load32_splat(constants, 4);
  const bottoms = v128.load32_splat(constants, 8);
  const tops = v128.load32_splat(constants, 12);
  const uncertain = v128.load32_splat(constants, 16);
  const firstTable = v128.load32_splat(constants, 20);
  const laneTables = i32x4.add(firstTable, i32x4.mul(v128.load32_splat(constants, 24), i32x4(0, 1, 2, 3)));
  const fraction = i32x4.splat((1 << bits) - 1);
  const wholeWords = i32x4.splat(-4);
  for (let i: usize = 0; i < end; i += 32) {
    const p0 = place(difference(x, minus, i, differs), scales, origins, bottoms, tops);
    const p1 = place(difference(x, minus, i + 16, differs), scales, origins, bottoms, tops);
    const nearest = i32x4.min_s(v128.and(p0, fraction), v128.and(p1, fraction));
    if (i32x4.all_true(i32x4.gt_s(nearest, uncertain))) {
      const a0 = address(p0, bits, laneTables, wholeWords);
      const a1 = address(p1, bits, laneTables, wholeWords);
      // Taken out of the vectors: stored and loaded again they take twice as long.
      increment(i32x4.extract_lane(a0, 0));
      increment(i32x4.extract_lane(a0, 1));
      increment(i32x4.extract_lane(a0, 2));
      increment(i32x4.extract_lane(a0, 3));
      increment(i32x4.extract_lane(a1, 0));
      increment(i32x4.extract_lane(a1, 1));
      increment(i32x4.extract_lane(a1, 2));
      increment(i32x4.extract_lane(a1, 3));
    } else {
      for (let lane: usize = 0; lane < 32; lane += 4) {
        countOne(tables, edges, bins, low, high, scale, differenceAt(x, minus, i + lane, differs));
      }
    }
  }
}

/** Of NaN, and of what is above, the topmost place. */
// @ts-ignore: decorator
@inline
function place(value: v128, scales: v128, origins: v128, bottoms: v128, tops: v128): v128 {
  return f32x4.pmax(bottoms, f32x4.pmin(tops, f32x4.add(f32x4.mul(value, scales), origins)));
}

/** Of the counts that places belong to: the bits above the fraction, four bytes each. */
// @ts-ignore: decorator
@inline
function address(places: v128, bits: i32, laneTables: v128, wholeWords: v128): v128 {
  return i32x4.add(laneTables, v128.and(i32x4.shr_u(places, bits - 2), wholeWords));
}
