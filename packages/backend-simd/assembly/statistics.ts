// Summary of a tensor, or of the difference of two, in one pass.
import { difference, differenceAt } from './difference';
import { high as upper, low as lower } from './reduction/doubles';

/** Bytes summed between two looks at whether float32 was enough for the squares: 64 vectors. */
const CHUNK: usize = 1024;

/** Sums of squares of a chunk that float32 has neither flushed to 0 nor let overflow. */
const LEAST_SQUARES: f64 = 1e-26;
const MOST_SQUARES: f64 = 1e30;

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
  const origin = f32x4.splat(first);
  const infinity = f32x4.splat(Infinity);
  let sum = f64x2.splat(0);
  let squares = sum;
  let low = origin;
  let high = origin;
  let others = i32x4.splat(0);
  let i: usize = 0;
  for (const end = (count & ~15) << 2; i < end; ) {
    const start = i;
    const stop = min(i + CHUNK, end);
    const lowBefore = low, highBefore = high;
    let sum0 = f64x2.splat(0), sum1 = sum0, squares0 = sum0, squares1 = sum0;
    for (; i < stop; i += 64) {
      const v0 = difference(x, minus, i, differs);
      const v1 = difference(x, minus, i + 16, differs);
      const v2 = difference(x, minus, i + 32, differs);
      const v3 = difference(x, minus, i + 48, differs);
      low = f32x4.pmin(f32x4.pmin(low, v0), f32x4.pmin(f32x4.pmin(v1, v2), v3));
      high = f32x4.pmax(f32x4.pmax(high, v0), f32x4.pmax(f32x4.pmax(v1, v2), v3));
      const d0 = f32x4.sub(v0, origin);
      const d1 = f32x4.sub(v1, origin);
      const d2 = f32x4.sub(v2, origin);
      const d3 = f32x4.sub(v3, origin);
      const d = f32x4.add(f32x4.add(d0, d1), f32x4.add(d2, d3));
      const q = f32x4.add(
        f32x4.add(f32x4.mul(d0, d0), f32x4.mul(d1, d1)),
        f32x4.add(f32x4.mul(d2, d2), f32x4.mul(d3, d3)),
      );
      sum0 = f64x2.add(sum0, f64x2.promote_low_f32x4(d));
      sum1 = f64x2.add(sum1, f64x2.promote_low_f32x4(v128.shuffle<f32>(d, d, 2, 3, 2, 3)));
      squares0 = f64x2.add(squares0, f64x2.promote_low_f32x4(q));
      squares1 = f64x2.add(squares1, f64x2.promote_low_f32x4(v128.shuffle<f32>(q, q, 2, 3, 2, 3)));
    }
    squares0 = f64x2.add(squares0, squares1);
    const size = f64x2.extract_lane(squares0, 0) + f64x2.extract_lane(squares0, 1);
    // False of NaN too, which any value that is not finite leaves behind.
    if (size >= LEAST_SQUARES && size <= MOST_SQUARES) {
      sum = f64x2.add(sum, f64x2.add(sum0, sum1));
      squares = f64x2.add(squares, squares0);
      continue;
    }
    // Again in float64, with the first finite value in place of each that is not finite.
    low = lowBefore;
    high = highBefore;
    for (i = start; i < stop; i += 16) {
      let value = difference(x, minus, i, differs);
      const finite = f32x4.lt(f32x4.abs(value), infinity);
      others = i32x4.add(others, v128.not(finite));
      value = v128.bitselect(value, origin, finite);
      low = f32x4.pmin(low, value);
      high = f32x4.pmax(high, value);
      const origin64 = f64x2.splat(<f64>first);
      const d0 = f64x2.sub(f64x2.promote_low_f32x4(value), origin64);
      const d1 = f64x2.sub(f64x2.promote_low_f32x4(v128.shuffle<f32>(value, value, 2, 3, 2, 3)), origin64);
      sum = f64x2.add(sum, f64x2.add(d0, d1));
      squares = f64x2.add(squares, f64x2.add(f64x2.mul(d0, d0), f64x2.mul(d1, d1)));
    }
  }
  let total = f64x2.extract_lane(sum, 0) + f64x2.extract_lane(sum, 1);
  let totalSquares = f64x2.extract_lane(squares, 0) + f64x2.extract_lane(squares, 1);
  let lowest = min(
    min(f32x4.extract_lane(low, 0), f32x4.extract_lane(low, 1)),
    min(f32x4.extract_lane(low, 2), f32x4.extract_lane(low, 3)),
  );
  let highest = max(
    max(f32x4.extract_lane(high, 0), f32x4.extract_lane(high, 1)),
    max(f32x4.extract_lane(high, 2), f32x4.extract_lane(high, 3)),
  );
  // `others` counts in −1 a lane, as comparisons give it.
  let infinite: i32 = -(
    i32x4.extract_lane(others, 0) + i32x4.extract_lane(others, 1) +
    i32x4.extract_lane(others, 2) + i32x4.extract_lane(others, 3)
  );
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

let aboutMiddle: f64 = 0;
let squaresAboutMiddle: f64 = 0;

/** Sums the finite values less `middle`, and their squares. */
// @ts-ignore: decorator
@inline
function sumAbout(middle: f64, x: usize, minus: usize, count: usize, differs: bool): void {
  const origin = f64x2.splat(middle);
  const infinity = f32x4.splat(Infinity);
  let sum = f64x2.splat(0);
  let squares = sum;
  let i: usize = 0;
  for (const end = (count & ~3) << 2; i < end; i += 16) {
    const value = difference(x, minus, i, differs);
    const finite = f32x4.lt(f32x4.abs(value), infinity);
    const d0 = v128.and(f64x2.sub(lower(value), origin), v128.shuffle<f32>(finite, finite, 0, 0, 1, 1));
    const d1 = v128.and(f64x2.sub(upper(value), origin), v128.shuffle<f32>(finite, finite, 2, 2, 3, 3));
    sum = f64x2.add(sum, f64x2.add(d0, d1));
    squares = f64x2.add(squares, f64x2.add(f64x2.mul(d0, d0), f64x2.mul(d1, d1)));
  }
  aboutMiddle = f64x2.extract_lane(sum, 0) + f64x2.extract_lane(sum, 1);
  squaresAboutMiddle = f64x2.extract_lane(squares, 0) + f64x2.extract_lane(squares, 1);
  for (; i < count << 2; i += 4) {
    const value = differenceAt(x, minus, i, differs);
    if (value - value != 0) continue;
    const d = <f64>value - middle;
    aboutMiddle += d;
    squaresAboutMiddle += d * d;
  }
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
