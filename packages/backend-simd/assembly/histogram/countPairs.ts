// Sixteen values at a time, each counted together with another: a count stands for two values, so that there are half as many.
import { difference, differenceAt } from '../difference';
import { binWidth, countOne } from './countOne';
import { bottomPlace, firstPlace, marginOf, place, topPlace } from './places';

/** Bits of a place that are its fraction: a lane's low half. */
const BITS = 16;

/** The bytes of a row as a power of two, and so a mask of its places: a count for each bin and one on either side of them. */
const ROW = 7;
const PLACES = (1 << (ROW - 1)) - 1;

/** Seven vectors of a row hold that many counts; the eighth stays empty. */
export const mostBinsInPairs: i32 = 7 * 8 - 2;

/** So few values that clearing the counts of pairs would take longer than they save. */
export const fewestInPairs: usize = 640;

/** So many that a count of pairs, 16 bits, cannot overflow. */
const MOST_AT_ONCE: usize = (1 << 17) - 16;

/** For each place of one value and each of the other, how many pairs there were. All 0 between two calls. */
const pairs = memory.data((PLACES + 1) << ROW, 16);

/** What depends on the bins alone: through memory, as `countBlocks` has it. */
const constants = memory.data(32, 4);

/**
 * Adds the first values, a multiple of 16 of them, to the counts at `out`, and says up to which byte. A block with a value
 * so near to an edge that `doubt` might move it across is counted by the edges, value by value.
 */
export function countPairs(
  x: usize, minus: usize, count: usize, bins: i32, low: f32, high: f32, scale: f32, doubt: f32, coversAll: bool,
  out: usize,
): usize {
  const margin = marginOf(BITS, doubt);
  store<f32>(constants, scale);
  store<f32>(constants, firstPlace(BITS, margin, low, scale), 4);
  store<f32>(constants, bottomPlace(BITS, coversAll), 8);
  store<f32>(constants, topPlace(BITS, bins, coversAll), 12);
  store<i32>(constants, 2 * margin, 16);
  store<i32>(constants, (1 << BITS) - 1, 20);
  store<i32>(constants, PLACES << ROW, 24);
  store<i32>(constants, PLACES << 1, 28);
  const end = (count & ~15) << 2;
  for (let i: usize = 0; i < end; ) {
    const stop = min(i + (MOST_AT_ONCE << 2), end);
    if (minus) countThem(x, minus, i, stop, bins, low, high, scale, out, true);
    else countThem(x, 0, i, stop, bins, low, high, scale, out, false);
    i = stop;
    takeOut(bins, out);
  }
  return end;
}

// @ts-ignore: decorator
@inline
function countThem(
  x: usize, minus: usize, i: usize, stop: usize, bins: i32, low: f32, high: f32, scale: f32, out: usize, differs: bool,
): void {
  const scales = v128.load32_splat(constants);
  const origins = v128.load32_splat(constants, 4);
  const bottoms = v128.load32_splat(constants, 8);
  const tops = v128.load32_splat(constants, 12);
  const certain = v128.load32_splat(constants, 16);
  const fraction = v128.load32_splat(constants, 20);
  const rows = v128.load32_splat(constants, 24);
  const columns = v128.load32_splat(constants, 28);
  for (; i < stop; i += 64) {
    const p0 = place(difference(x, minus, i, differs), scales, origins, bottoms, tops);
    const p1 = place(difference(x, minus, i + 16, differs), scales, origins, bottoms, tops);
    const p2 = place(difference(x, minus, i + 32, differs), scales, origins, bottoms, tops);
    const p3 = place(difference(x, minus, i + 48, differs), scales, origins, bottoms, tops);
    // The low halves are the fractions; the high ones are cut off.
    const nearest = v128.and(i16x8.min_u(i16x8.min_u(p0, p1), i16x8.min_u(p2, p3)), fraction);
    if (i32x4.bitmask(i32x4.sub(nearest, certain)) == 0) {
      countFour(p0, p1, rows, columns);
      countFour(p2, p3, rows, columns);
    } else {
      const width = binWidth(bins, low, high);
      for (let lane: usize = 0; lane < 64; lane += 4) {
        countOne(out, bins, low, high, scale, width, differenceAt(x, minus, i + lane, differs));
      }
    }
  }
}

/** Four pairs: one's place is the row, the other's the column. */
// @ts-ignore: decorator
@inline
function countFour(one: v128, other: v128, rows: v128, columns: v128): void {
  const at = v128.or(
    v128.and(i32x4.shr_u(one, BITS - ROW), rows),
    v128.and(i32x4.shr_u(other, BITS - 1), columns),
  );
  increment(i32x4.extract_lane(at, 0));
  increment(i32x4.extract_lane(at, 1));
  increment(i32x4.extract_lane(at, 2));
  increment(i32x4.extract_lane(at, 3));
}

// @ts-ignore: decorator
@inline
function increment(at: usize): void {
  store<u16>(at, load<u16>(at, pairs) + 1, pairs);
}

/** Adds the counts of rows and of columns to `out`, but for those of the outer places, and leaves zeros. */
function takeOut(bins: i32, out: usize): void {
  const zeros = i32x4.splat(0);
  let c0 = zeros, c1 = zeros, c2 = zeros, c3 = zeros, c4 = zeros, c5 = zeros, c6 = zeros;
  const end = pairs + ((<usize>bins + 2) << ROW);
  for (let row = pairs, to = out - 4; row < end; row += 1 << ROW, to += 4) {
    const v0 = v128.load(row), v1 = v128.load(row, 16), v2 = v128.load(row, 32), v3 = v128.load(row, 48);
    const v4 = v128.load(row, 64), v5 = v128.load(row, 80), v6 = v128.load(row, 96);
    for (let at = row; at < row + 112; at += 16) v128.store(at, zeros);
    c0 = i16x8.add(c0, v0);
    c1 = i16x8.add(c1, v1);
    c2 = i16x8.add(c2, v2);
    c3 = i16x8.add(c3, v3);
    c4 = i16x8.add(c4, v4);
    c5 = i16x8.add(c5, v5);
    c6 = i16x8.add(c6, v6);
    if (row == pairs || row + (1 << ROW) == end) continue;
    const sum = i16x8.add(
      i16x8.add(i16x8.add(v0, v1), i16x8.add(v2, v3)),
      i16x8.add(i16x8.add(v4, v5), v6),
    );
    const four = i32x4.extadd_pairwise_i16x8_u(sum);
    const two = i32x4.add(four, v128.shuffle<i32>(four, four, 2, 3, 0, 1));
    store<i32>(to, load<i32>(to) + i32x4.extract_lane(two, 0) + i32x4.extract_lane(two, 1));
  }
  // The counts' first row has just been emptied; it holds the columns' sums for a moment.
  v128.store(pairs, c0);
  v128.store(pairs, c1, 16);
  v128.store(pairs, c2, 32);
  v128.store(pairs, c3, 48);
  v128.store(pairs, c4, 64);
  v128.store(pairs, c5, 80);
  v128.store(pairs, c6, 96);
  for (let bin: usize = 0; bin < <usize>bins; bin++) {
    const to = out + (bin << 2);
    store<i32>(to, load<i32>(to) + <i32>load<u16>(pairs + (bin << 1), 2));
  }
  for (let at = pairs; at < pairs + 112; at += 16) v128.store(at, zeros);
}
