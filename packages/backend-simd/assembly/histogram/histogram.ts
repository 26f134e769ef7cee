// Counts of values in equal bins.
import { differenceAt } from '../difference';
import { countBlocks, mostBinsInBlocks } from './countBlocks';
import { countMany } from './countMany';
import { countOne, tableBytes } from './countOne';

/** Tables of counts: one for each of four lanes, so that a value need not wait for the count of the one before. */
const TABLES: usize = 4;

/** Bytes of working space that `histogram` needs: its tables, then its edges. */
export function histogramSpace(bins: i32): usize {
  return TABLES * tableBytes(bins) + ((<usize>bins + 1) << 2);
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
  const table = tableBytes(bins);
  const edges = space + TABLES * table;
  memory.fill(space, 0, TABLES * table);
  storeEdges(bins, low, high, edges);
  const scale: f32 = <f32>bins / (high - low);
  // How far, in bins, rounding may move a value or an edge; NaN or large where the bins are as fine as float32.
  const doubt: f32 = <f32>bins * 6e-7 + max(abs(low), abs(high)) * 3e-7 * scale;

  let i: usize = 0;
  if (scale > 0 && doubt < 0.1) {
    const inBlocks = bins <= mostBinsInBlocks;
    i = (inBlocks ? count & ~7 : count & ~3) << 2;
    if (inBlocks) countBlocks(x, minus, i, bins, low, high, scale, doubt, coversAll, space, edges);
    else countMany(x, minus, i, bins, low, high, scale, doubt, coversAll, space, edges);
  }
  for (; i < count << 2; i += 4) {
    countOne(space, edges, bins, low, high, scale, differenceAt(x, minus, i, minus != 0));
  }
  addTables(space, table, bins, out);
}

function storeEdges(bins: i32, low: f32, high: f32, edges: usize): void {
  const step: f32 = (high - low) / <f32>bins;
  const fromBelow = (bins + 1) / 2;
  for (let i: i32 = 0; i <= bins; i++) {
    const edge: f32 = i < fromBelow ? low + step * <f32>i : high - step * <f32>(bins - i);
    store<f32>(edges + (<usize>i << 2), edge);
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
