// Counts of values in equal bins.
import { differenceAt } from '../difference';
import { countBlocks, mostBinsInBlocks } from './countBlocks';
import { countMany } from './countMany';
import { binWidth, countOne, tableBytes } from './countOne';
import { countPairs, fewestInPairs, mostBinsInPairs } from './countPairs';

/** Tables of counts: one for each of four lanes, so that a value need not wait for the count of the one before. */
const TABLES: usize = 4;

/** Bytes of working space that `histogram` needs: its tables. */
export function histogramSpace(bins: i32): usize {
  return TABLES * tableBytes(bins);
}

/**
 * How many values fall into each of `bins` bins from `low` to `high`, as int32 to `out`; `space` is of
 * `histogramSpace(bins)` bytes. `coversAll` says that no value is outside or NaN.
 *
 * A bin is closed below, the last one above too. Edges are as torch.linspace rounds them: from the nearer end.
 */
export function histogram(
  x: usize, minus: usize, count: usize, bins: i32, low: f32, high: f32, coversAll: bool, out: usize, space: usize,
): void {
  const scale: f32 = <f32>bins / (high - low);
  // How far, in bins, rounding may move a value or an edge; NaN or large where the bins are as fine as float32.
  const doubt: f32 = <f32>bins * 6e-7 + max(abs(low), abs(high)) * 3e-7 * scale;
  const isCoarse = scale > 0 && doubt < 0.1;

  memory.fill(out, 0, <usize>bins << 2);
  let i: usize = 0;
  if (isCoarse && bins <= mostBinsInPairs && count >= fewestInPairs) {
    i = countPairs(x, minus, count, bins, low, high, scale, doubt, coversAll, out);
  } else if (isCoarse) {
    memory.fill(space, 0, histogramSpace(bins));
    const inBlocks = bins <= mostBinsInBlocks;
    i = (inBlocks ? count & ~7 : count & ~3) << 2;
    if (inBlocks) countBlocks(x, minus, i, bins, low, high, scale, doubt, coversAll, space);
    else countMany(x, minus, i, bins, low, high, scale, doubt, coversAll, space);
    addTables(space, tableBytes(bins), bins, out);
  }
  const width = binWidth(bins, low, high);
  for (; i < count << 2; i += 4) {
    countOne(out, bins, low, high, scale, width, differenceAt(x, minus, i, minus != 0));
  }
}

/** The first count of a table is of no bin. */
function addTables(tables: usize, table: usize, bins: i32, out: usize): void {
  const end = tables + (<usize>bins << 2);
  for (let at = tables; at < end; at += 4, out += 4) {
    const sum =
      load<i32>(at, 4) + load<i32>(at + table, 4) + load<i32>(at + 2 * table, 4) + load<i32>(at + 3 * table, 4);
    store<i32>(out, sum);
  }
}
