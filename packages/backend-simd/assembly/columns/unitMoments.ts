import { padded } from './padded';
import { scaleTotals, totalSquares, totalSums } from './totals';

/**
 * Mean `[c]` and standard deviation `[c]` (over rows − 1) of the columns of `x [rows, c]`, one behind the other to `out`;
 * `scratch` of `columnScratch(c)` bytes.
 */
export function unitMoments(x: usize, rows: usize, c: usize, out: usize, scratch: usize): void {
  const total = scratch + (padded(c) << 2);
  const spread = out + (c << 2);
  totalSums(x, rows, c, scratch, total);
  scaleTotals(total, 1 / <f64>rows, out, c);
  totalSquares(x, out, rows, c, scratch, total);
  scaleTotals(total, 1 / (<f64>rows - 1), spread, c);
  for (let i: usize = 0; i < c << 2; i += 4) store<f32>(spread + i, sqrt<f32>(load<f32>(spread + i)));
}
