import { padded } from './padded';
import { scaleTotals, totalSums } from './totals';

/** Bytes of working space that the functions on c columns need. */
export function columnScratch(c: usize): usize {
  return padded(c) * 40;
}

/** `sum [c]` over the rows of `x [rows, c]`; `scratch` of `columnScratch(c)` bytes. */
export function columnSums(x: usize, sum: usize, rows: usize, c: usize, scratch: usize): void {
  const total = scratch + (padded(c) << 2);
  totalSums(x, rows, c, total);
  scaleTotals(total, 1, sum, c);
}
