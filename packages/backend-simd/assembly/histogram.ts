// Counts of values in equal bins.
import { difference, differenceAt } from './difference';

/** Eight addresses, from vectors to scalars. */
const addresses = memory.data(32, 16);

/** Added to a float32 from 0 to 2²³, it leaves the nearest whole number in the low bits. */
const TWO_TO_23: f32 = 8388608;

/**
 * Bytes of working space that `histogram` needs: its edges, and a table of counts for each of four lanes, so that a
 * value need not wait for the count of the one before.
 */
export function histogramSpace(bins: i32): usize {
  return (5 * <usize>bins + 1) << 2;
}

/**
 * How many values fall into each of `bins` bins from `low` to `high`, as float32 to `out`; `space` is of
 * `histogramSpace(bins)` bytes.
 *
 * A bin is closed below, the last one above too. Edges are as torch.linspace rounds them: from the nearer end.
 */
export function histogram(
  x: usize, minus: usize, count: usize, bins: i32, low: f32, high: f32, out: usize, space: usize,
): void {
  if (minus) countInBins(x, minus, count, bins, low, high, out, space, true);
  else countInBins(x, 0, count, bins, low, high, out, space, false);
}

// @ts-ignore: decorator
@inline
function countInBins(
  x: usize, minus: usize, count: usize, bins: i32, low: f32, high: f32, out: usize, tables: usize, differs: bool,
): void {
  const table = <usize>bins << 2;
  const edges = tables + 4 * table;
  memory.fill(tables, 0, 4 * table);
  const step: f32 = (high - low) / <f32>bins;
  const fromBelow = (bins + 1) / 2;
  for (let i: i32 = 0; i <= bins; i++) {
    const edge: f32 = i < fromBelow ? low + step * <f32>i : high - step * <f32>(bins - i);
    store<f32>(edges + (<usize>i << 2), edge);
  }
  const last = bins - 1;
  const scale: f32 = <f32>bins / (high - low);
  // How far, in bins, rounding may move a value or an edge; NaN or large where the bins are as fine as float32.
  const doubt: f32 = <f32>bins * 6e-7 + max(abs(low), abs(high)) * 3e-7 * scale;

  // Places are counted from the middle of the first bin, so that the nearest whole number is the bin.
  const lows = f32x4.splat(low);
  const highs = f32x4.splat(high);
  const origin = f32x4.splat(low + step / 2);
  const scales = f32x4.splat(scale);
  const certain = f32x4.splat(0.5 - doubt);
  const firstBin = f32x4.splat(0);
  const lastBin = f32x4.splat(<f32>last);
  const shift = f32x4.splat(TWO_TO_23);
  const laneTables = i32x4.add(i32x4.splat(<i32>tables), i32x4.mul(i32x4.splat(<i32>table), i32x4(0, 1, 2, 3)));
  let i: usize = 0;
  for (const end = (count & ~7) << 2; i < end; i += 32) {
    const v0 = difference(x, minus, i, differs);
    const v1 = difference(x, minus, i + 16, differs);
    const p0 = f32x4.pmax(f32x4.pmin(f32x4.mul(f32x4.sub(v0, origin), scales), lastBin), firstBin);
    const p1 = f32x4.pmax(f32x4.pmin(f32x4.mul(f32x4.sub(v1, origin), scales), lastBin), firstBin);
    const s0 = f32x4.add(p0, shift);
    const s1 = f32x4.add(p1, shift);
    const isWithin = v128.and(
      v128.and(f32x4.ge(v0, lows), f32x4.le(v0, highs)),
      v128.and(f32x4.ge(v1, lows), f32x4.le(v1, highs)),
    );
    const isCertain = v128.and(
      f32x4.lt(f32x4.abs(f32x4.sub(p0, f32x4.sub(s0, shift))), certain),
      f32x4.lt(f32x4.abs(f32x4.sub(p1, f32x4.sub(s1, shift))), certain),
    );
    if (i32x4.all_true(v128.and(isWithin, isCertain))) {
      v128.store(addresses, i32x4.add(laneTables, i32x4.shl(v128.xor(s0, shift), 2)));
      v128.store(addresses, i32x4.add(laneTables, i32x4.shl(v128.xor(s1, shift), 2)), 16);
      increment(load<usize>(addresses));
      increment(load<usize>(addresses, 4));
      increment(load<usize>(addresses, 8));
      increment(load<usize>(addresses, 12));
      increment(load<usize>(addresses, 16));
      increment(load<usize>(addresses, 20));
      increment(load<usize>(addresses, 24));
      increment(load<usize>(addresses, 28));
    } else {
      // Outside, or so near to an edge that the edge itself must decide.
      for (let lane: usize = 0; lane < 32; lane += 4) {
        countOne(tables, edges, last, low, high, scale, differenceAt(x, minus, i + lane, differs));
      }
    }
  }
  for (; i < count << 2; i += 4) {
    countOne(tables, edges, last, low, high, scale, differenceAt(x, minus, i, differs));
  }
  // Counted in int32, as float32 stops counting at 2²⁴.
  for (let at: usize = 0; at < table; at += 4) {
    const sum =
      load<i32>(tables + at) + load<i32>(tables + table + at) +
      load<i32>(tables + 2 * table + at) + load<i32>(tables + 3 * table + at);
    store<f32>(out + at, <f32>sum);
  }
}

// @ts-ignore: decorator
@inline
function increment(at: usize): void {
  store<i32>(at, load<i32>(at) + 1);
}

/** Counts a value in its bin; where the quotient was rounded past an edge, the edges decide. */
function countOne(table: usize, edges: usize, last: i32, low: f32, high: f32, scale: f32, value: f32): void {
  if (!(value >= low && value <= high)) return;
  let bin = max(min(<i32>((value - low) * scale), last), 0);
  while (bin > 0 && value < load<f32>(edges + (<usize>bin << 2))) bin--;
  while (bin < last && value >= load<f32>(edges + (<usize>bin << 2), 4)) bin++;
  increment(table + (<usize>bin << 2));
}
