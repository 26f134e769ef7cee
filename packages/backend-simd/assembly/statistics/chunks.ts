// Sums and extremes of a tensor, or of the difference of two, chunk by chunk.
import { difference } from '../difference';
import { high as upper, low as lower } from '../reduction/doubles';

/** Bytes summed between two looks at whether float32 was enough for the squares: 64 vectors. */
const CHUNK: usize = 1024;

/** Sums of squares of a chunk that float32 has neither flushed to 0 nor let overflow. */
const LEAST_SQUARES: f64 = 1e-26;
const MOST_SQUARES: f64 = 1e30;

/**
 * What the chunks so far come to, a vector each: in memory, so that the loop of a chunk has the registers for itself.
 * The extremes are of the values' bits as integers, whose comparison additions of float32 need not wait for: the largest
 * unsigned is the least of the negative values, the largest signed the greatest of the positive.
 */
const totals = memory.data(80, 16);
const SUM: usize = 0;
const SQUARES: usize = 16;
const LOW: usize = 32;
const HIGH: usize = 48;
const OTHERS: usize = 64;

/** Sums the distances of the finite values to `first`, one of them, up to the byte `end`, a multiple of 64. */
// @ts-ignore: decorator
@inline
export function addChunks(first: f32, x: usize, minus: usize, end: usize, differs: bool): void {
  const zeros = f64x2.splat(0);
  v128.store(totals, zeros, SUM);
  v128.store(totals, zeros, SQUARES);
  v128.store(totals, f32x4.splat(first), LOW);
  v128.store(totals, f32x4.splat(first), HIGH);
  v128.store(totals, zeros, OTHERS);
  for (let i: usize = 0; i < end; i += CHUNK) {
    const stop = min(i + CHUNK, end);
    if (!addChunk(first, x, minus, i, stop, differs)) addInDoubles(first, x, minus, i, stop);
  }
}

/** Adds four vectors at a time in float32, these in float64, unless their squares leave float32, as what is not finite does. */
// @ts-ignore: decorator
@inline
function addChunk(first: f32, x: usize, minus: usize, i: usize, stop: usize, differs: bool): bool {
  const origin = f32x4.splat(first);
  let low = v128.load(totals, LOW);
  let high = v128.load(totals, HIGH);
  let sum0 = f64x2.splat(0), sum1 = sum0, squares0 = sum0, squares1 = sum0;
  for (; i < stop; i += 64) {
    const v0 = difference(x, minus, i, differs);
    const v1 = difference(x, minus, i + 16, differs);
    const v2 = difference(x, minus, i + 32, differs);
    const v3 = difference(x, minus, i + 48, differs);
    low = i32x4.max_u(i32x4.max_u(low, v0), i32x4.max_u(i32x4.max_u(v1, v2), v3));
    high = i32x4.max_s(i32x4.max_s(high, v0), i32x4.max_s(i32x4.max_s(v1, v2), v3));
    const d0 = f32x4.sub(v0, origin);
    const d1 = f32x4.sub(v1, origin);
    const d2 = f32x4.sub(v2, origin);
    const d3 = f32x4.sub(v3, origin);
    const d = f32x4.add(f32x4.add(d0, d1), f32x4.add(d2, d3));
    const q = f32x4.add(
      f32x4.add(f32x4.mul(d0, d0), f32x4.mul(d1, d1)),
      f32x4.add(f32x4.mul(d2, d2), f32x4.mul(d3, d3)),
    );
    sum0 = f64x2.add(sum0, lower(d));
    sum1 = f64x2.add(sum1, upper(d));
    squares0 = f64x2.add(squares0, lower(q));
    squares1 = f64x2.add(squares1, upper(q));
  }
  squares0 = f64x2.add(squares0, squares1);
  const size = f64x2.extract_lane(squares0, 0) + f64x2.extract_lane(squares0, 1);
  // So written that NaN is refused too.
  if (!(size >= LEAST_SQUARES && size <= MOST_SQUARES)) return false;
  v128.store(totals, f64x2.add(v128.load(totals, SUM), f64x2.add(sum0, sum1)), SUM);
  v128.store(totals, f64x2.add(v128.load(totals, SQUARES), squares0), SQUARES);
  v128.store(totals, low, LOW);
  v128.store(totals, high, HIGH);
  return true;
}

/** Adds vector by vector in float64, with `first` in place of each value that is not finite. */
function addInDoubles(first: f32, x: usize, minus: usize, i: usize, stop: usize): void {
  if (minus) addThemInDoubles(first, x, minus, i, stop, true);
  else addThemInDoubles(first, x, 0, i, stop, false);
}

// @ts-ignore: decorator
@inline
function addThemInDoubles(first: f32, x: usize, minus: usize, i: usize, stop: usize, differs: bool): void {
  const origin = f32x4.splat(first);
  const origin64 = f64x2.splat(<f64>first);
  const infinity = f32x4.splat(Infinity);
  let low = v128.load(totals, LOW);
  let high = v128.load(totals, HIGH);
  let sum = v128.load(totals, SUM);
  let squares = v128.load(totals, SQUARES);
  let others = v128.load(totals, OTHERS);
  for (; i < stop; i += 16) {
    let value = difference(x, minus, i, differs);
    const finite = f32x4.lt(f32x4.abs(value), infinity);
    others = i32x4.add(others, v128.not(finite));
    value = v128.bitselect(value, origin, finite);
    low = i32x4.max_u(low, value);
    high = i32x4.max_s(high, value);
    const d0 = f64x2.sub(lower(value), origin64);
    const d1 = f64x2.sub(upper(value), origin64);
    sum = f64x2.add(sum, f64x2.add(d0, d1));
    squares = f64x2.add(squares, f64x2.add(f64x2.mul(d0, d0), f64x2.mul(d1, d1)));
  }
  v128.store(totals, sum, SUM);
  v128.store(totals, squares, SQUARES);
  v128.store(totals, low, LOW);
  v128.store(totals, high, HIGH);
  v128.store(totals, others, OTHERS);
}

/** The sum of the distances. */
// @ts-ignore: decorator
@inline
export function sumOfChunks(): f64 {
  return load<f64>(totals, SUM) + load<f64>(totals, SUM + 8);
}

/** The sum of their squares. */
// @ts-ignore: decorator
@inline
export function squaresOfChunks(): f64 {
  return load<f64>(totals, SQUARES) + load<f64>(totals, SQUARES + 8);
}

/** The least of the negative values; no negative number where there are none. */
// @ts-ignore: decorator
@inline
export function leastNegative(): f32 {
  const low = v128.load(totals, LOW);
  const two = i32x4.max_u(low, v128.shuffle<i32>(low, low, 2, 3, 0, 1));
  return f32x4.extract_lane(i32x4.max_u(two, v128.shuffle<i32>(two, two, 1, 0, 3, 2)), 0);
}

/** The greatest of the positive values; no positive number where there are none. */
// @ts-ignore: decorator
@inline
export function greatestPositive(): f32 {
  const high = v128.load(totals, HIGH);
  const two = i32x4.max_s(high, v128.shuffle<i32>(high, high, 2, 3, 0, 1));
  return f32x4.extract_lane(i32x4.max_s(two, v128.shuffle<i32>(two, two, 1, 0, 3, 2)), 0);
}

/** How many values were not finite. */
// @ts-ignore: decorator
@inline
export function othersOfChunks(): i32 {
  // Each was counted as −1, as comparisons give it.
  const others = v128.load(totals, OTHERS);
  return -(
    i32x4.extract_lane(others, 0) + i32x4.extract_lane(others, 1) +
    i32x4.extract_lane(others, 2) + i32x4.extract_lane(others, 3)
  );
}
