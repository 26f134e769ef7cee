// Four values at a time where there are more bins than a float32 has digits for places and their fractions at once.
import { difference, differenceAt } from '../difference';
import { binWidth, countOne, increment, tableBytes } from './countOne';

/** Counts the values up to the byte `end`, a multiple of 16, as `countBlocks` does. */
export function countMany(
  x: usize, minus: usize, end: usize, bins: i32, low: f32, high: f32, scale: f32, doubt: f32, coversAll: bool,
  tables: usize,
): void {
  if (minus) count(x, minus, end, bins, low, high, scale, doubt, coversAll, tables, true);
  else count(x, 0, end, bins, low, high, scale, doubt, coversAll, tables, false);
}

// @ts-ignore: decorator
@inline
function count(
  x: usize, minus: usize, end: usize, bins: i32, low: f32, high: f32, scale: f32, doubt: f32, coversAll: bool,
  tables: usize, differs: bool,
): void {
  // Where all values are in the bins, those on the outer edges need not be decided by them; others go outside.
  const inside: f32 = coversAll ? 0.5 : -0.5;
  const bottom = f32x4.splat(inside);
  const top = f32x4.splat(<f32>bins - inside);
  const origin = f32x4.splat(low);
  const factor = f32x4.splat(scale);
  const least = f32x4.splat(doubt);
  const most = f32x4.splat(1 - doubt);
  // The count below all bins is a table's first.
  const lanes = i32x4.add(
    i32x4.splat(<i32>tables + 4),
    i32x4.mul(i32x4.splat(<i32>tableBytes(bins)), i32x4(0, 1, 2, 3)),
  );
  for (let i: usize = 0; i < end; i += 16) {
    const value = difference(x, minus, i, differs);
    // Of NaN, and of what is above, the topmost place.
    const place = f32x4.pmax(bottom, f32x4.pmin(top, f32x4.mul(f32x4.sub(value, origin), factor)));
    const bin = f32x4.floor(place);
    const fraction = f32x4.sub(place, bin);
    const certain = v128.and(f32x4.gt(fraction, least), f32x4.lt(fraction, most));
    if (i32x4.all_true(certain)) {
      const at = i32x4.add(lanes, i32x4.shl(i32x4.trunc_sat_f32x4_s(bin), 2));
      increment(i32x4.extract_lane(at, 0));
      increment(i32x4.extract_lane(at, 1));
      increment(i32x4.extract_lane(at, 2));
      increment(i32x4.extract_lane(at, 3));
    } else {
      const width = binWidth(bins, low, high);
      for (let lane: usize = 0; lane < 16; lane += 4) {
        countOne(tables + 4, bins, low, high, scale, width, differenceAt(x, minus, i + lane, differs));
      }
    }
  }
}
