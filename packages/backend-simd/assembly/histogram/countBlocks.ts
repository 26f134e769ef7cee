// Eight values at a time, by their places.
import { difference, differenceAt } from '../difference';
import { binWidth, countOne, increment, tableBytes } from './countOne';
import { base, bottomPlace, firstPlace, marginOf, mostBins, place, topPlace } from './places';

/** So many bits of a place are its fraction where there are few bins: the finer it is, the fewer edges must decide. */
const FINE = 14;
/** And where there are many. */
const COARSE = 10;

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
  tables: usize,
): void {
  if (bins <= mostBins(FINE)) {
    prepare(FINE, bins, low, scale, doubt, coversAll, tables);
    if (minus) count(FINE, x, minus, end, bins, low, high, scale, tables, true);
    else count(FINE, x, 0, end, bins, low, high, scale, tables, false);
  } else {
    prepare(COARSE, bins, low, scale, doubt, coversAll, tables);
    if (minus) count(COARSE, x, minus, end, bins, low, high, scale, tables, true);
    else count(COARSE, x, 0, end, bins, low, high, scale, tables, false);
  }
}

/** Stores the constants for a fraction of so many bits. */
function prepare(
  bits: i32, bins: i32, low: f32, scale: f32, doubt: f32, coversAll: bool, tables: usize,
): void {
  const margin = marginOf(bits, doubt);
  store<f32>(constants, scale);
  store<f32>(constants, firstPlace(bits, margin, low, scale), 4);
  store<f32>(constants, bottomPlace(bits, coversAll), 8);
  store<f32>(constants, topPlace(bits, bins, coversAll), 12);
  store<i32>(constants, 2 * margin - 1, 16);
  store<i32>(constants, <i32>tables - (reinterpret<i32>(base(bits)) >>> (bits - 2)), 20);
  store<i32>(constants, <i32>tableBytes(bins), 24);
}

// @ts-ignore: decorator
@inline
function count(
  bits: i32, x: usize, minus: usize, end: usize, bins: i32, low: f32, high: f32, scale: f32, tables: usize, differs: bool,
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
      const width = binWidth(bins, low, high);
      for (let lane: usize = 0; lane < 32; lane += 4) {
        countOne(tables + 4, bins, low, high, scale, width, differenceAt(x, minus, i + lane, differs));
      }
    }
  }
}

/** Of the counts that places belong to: the bits above the fraction, four bytes each. */
// @ts-ignore: decorator
@inline
function address(places: v128, bits: i32, laneTables: v128, wholeWords: v128): v128 {
  return i32x4.add(laneTables, v128.and(i32x4.shr_u(places, bits - 2), wholeWords));
}
