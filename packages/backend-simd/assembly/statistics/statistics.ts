// Summary of a tensor, or of the difference of two, in one pass.
import { difference, differenceAt } from '../difference';
import {
  addChunks, greatestPositive, leastNegative, othersOfChunks, squaresOfChunks, sumOfChunks,
} from './chunks';
import { aboutMiddle, squaresAboutMiddle, sumAbout } from './sumAbout';
import { highestFinite, leastOfPositive, lowestFinite, takeExtremes } from './extremes';

/** So many times what they are about the mean, the squares about the first value have lost digits in float32. */
const MOST_CANCELLED: f64 = 6;

/**
 * Of the finite values: count, mean, standard deviation (N − 1), min and max, and the count of the others, to
 * six float32 from `out` on. Sums are of the distance to the first finite value, so that a large mean costs no
 * digits: four at a time in float32, these in float64. Where the first value lies far out, they are taken again about the mean,
 * in float64 throughout.
 */
export function statistics(x: usize, minus: usize, count: usize, out: usize): void {
  // Two copies of the loops, so that neither asks at every vector whether there is something to subtract.
  if (minus) summarise(x, minus, count, out, true);
  else summarise(x, 0, count, out, false);
}

// @ts-ignore: decorator
@inline
function summarise(x: usize, minus: usize, count: usize, out: usize, differs: bool): void {
  const first = firstFinite(x, minus, count, differs);
  if (first != first) {
    storeNothing(count, out);
    return;
  }
  let i: usize = (count & ~15) << 2;
  addChunks(first, x, minus, i, differs);
  let total = sumOfChunks();
  let totalSquares = squaresOfChunks();
  let lowest = leastNegative();
  let highest = greatestPositive();
  // Of values that are not on both sides of 0, the bits told one extreme at most.
  if (reinterpret<i32>(lowest) >= 0) {
    lowest = leastOfPositive(x, minus, i, highest);
  } else if (!(lowest < 0 && highest > 0)) {
    takeExtremes(first, x, minus, i);
    lowest = lowestFinite;
    highest = highestFinite;
  }
  let infinite = othersOfChunks();
  for (; i < count << 2; i += 4) {
    const value = differenceAt(x, minus, i, differs);
    if (value - value == 0) {
      const d = <f64>value - <f64>first;
      total += d;
      totalSquares += d * d;
      lowest = min(lowest, value);
      highest = max(highest, value);
    } else {
      infinite++;
    }
  }
  const finite = <f64>(<i32>count - infinite);
  let middle = <f64>first;
  let spread = totalSquares - (total * total) / finite;
  if (totalSquares > spread * MOST_CANCELLED) {
    middle += total / finite;
    sumAbout(middle, x, minus, count, differs);
    total = aboutMiddle;
    spread = squaresAboutMiddle - (total * total) / finite;
  }
  const variance = max(spread, 0) / (finite - 1);
  store<f32>(out, <f32>finite);
  store<f32>(out, <f32>(middle + total / finite), 4);
  store<f32>(out, <f32>sqrt(variance), 8);
  store<f32>(out, lowest, 12);
  store<f32>(out, highest, 16);
  store<f32>(out, <f32>infinite, 20);
}

/** The first value that is neither NaN nor infinite, or NaN. */
// @ts-ignore: decorator
@inline
function firstFinite(x: usize, minus: usize, count: usize, differs: bool): f32 {
  for (let i: usize = 0; i < count << 2; i += 4) {
    const value = differenceAt(x, minus, i, differs);
    if (value - value == 0) return value;
  }
  return NaN;
}

/** The summary of `count` values of which none is finite. */
function storeNothing(count: usize, out: usize): void {
  store<f32>(out, 0);
  for (let i: usize = 1; i < 5; i++) store<f32>(out + (i << 2), NaN);
  store<f32>(out, <f32>count, 20);
}
