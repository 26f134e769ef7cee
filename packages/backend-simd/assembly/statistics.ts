// What diagnostics ask of a tensor, each in one pass. With `minus` not 0, of `x − minus`.

/** Bytes looked through at once for values that are not finite. */
const CHUNK: usize = 4096;

// @ts-ignore: decorator
@inline
function difference(x: usize, minus: usize): v128 {
  const value = v128.load(x);
  return minus ? f32x4.sub(value, v128.load(minus)) : value;
}

// @ts-ignore: decorator
@inline
function differenceAt(x: usize, minus: usize): f32 {
  return minus ? load<f32>(x) - load<f32>(minus) : load<f32>(x);
}

/**
 * Of the finite values: count, mean, standard deviation (N − 1), min and max, and the count of the others, to
 * six float32 from `out` on. Sums are in float64 of the distance to the first finite value, so that a large
 * mean costs no digits.
 */
export function statistics(x: usize, minus: usize, count: usize, out: usize): void {
  let first: f32 = NaN;
  for (let i: usize = 0; i < count; i++) {
    const value = differenceAt(x + (i << 2), minus ? minus + (i << 2) : 0);
    if (value - value == 0) {
      first = value;
      break;
    }
  }
  if (first != first) {
    store<f32>(out, 0);
    for (let i: usize = 1; i < 5; i++) store<f32>(out + (i << 2), NaN);
    store<f32>(out, <f32>count, 20);
    return;
  }
  const origin32 = f32x4.splat(first);
  const origin = f64x2.splat(<f64>first);
  let sum0 = f64x2.splat(0);
  let sum1 = sum0;
  let square0 = sum0;
  let square1 = sum0;
  let low = origin32;
  let high = origin32;
  let others = i32x4.splat(0);
  const infinity = f32x4.splat(Infinity);
  let i: usize = 0;
  for (const end = (count & ~3) << 2; i < end; ) {
    const start = i;
    const stop = min(i + CHUNK, end);
    const before0 = sum0, before1 = sum1, before2 = square0, before3 = square1, beforeLow = low, beforeHigh = high;
    // x − x is 0 for what is finite, NaN for the rest.
    let spoiled = i32x4.splat(0);
    for (; i < stop; i += 16) {
      const value = difference(x + i, minus ? minus + i : 0);
      spoiled = v128.or(spoiled, f32x4.sub(value, value));
      low = f32x4.pmin(low, value);
      high = f32x4.pmax(high, value);
      const d0 = f64x2.sub(f64x2.promote_low_f32x4(value), origin);
      const d1 = f64x2.sub(f64x2.promote_low_f32x4(v128.shuffle<f32>(value, value, 2, 3, 2, 3)), origin);
      sum0 = f64x2.add(sum0, d0);
      sum1 = f64x2.add(sum1, d1);
      square0 = f64x2.add(square0, f64x2.mul(d0, d0));
      square1 = f64x2.add(square1, f64x2.mul(d1, d1));
    }
    if (!v128.any_true(spoiled)) continue;
    // Again, with the first finite value in place of each that is not.
    sum0 = before0;
    sum1 = before1;
    square0 = before2;
    square1 = before3;
    low = beforeLow;
    high = beforeHigh;
    for (i = start; i < stop; i += 16) {
      let value = difference(x + i, minus ? minus + i : 0);
      const finite = f32x4.lt(f32x4.abs(value), infinity);
      others = i32x4.add(others, v128.not(finite));
      value = v128.bitselect(value, origin32, finite);
      low = f32x4.pmin(low, value);
      high = f32x4.pmax(high, value);
      const d0 = f64x2.sub(f64x2.promote_low_f32x4(value), origin);
      const d1 = f64x2.sub(f64x2.promote_low_f32x4(v128.shuffle<f32>(value, value, 2, 3, 2, 3)), origin);
      sum0 = f64x2.add(sum0, d0);
      sum1 = f64x2.add(sum1, d1);
      square0 = f64x2.add(square0, f64x2.mul(d0, d0));
      square1 = f64x2.add(square1, f64x2.mul(d1, d1));
    }
  }
  let sum = f64x2.add(sum0, sum1);
  let square = f64x2.add(square0, square1);
  let total = f64x2.extract_lane(sum, 0) + f64x2.extract_lane(sum, 1);
  let totalSquare = f64x2.extract_lane(square, 0) + f64x2.extract_lane(square, 1);
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
    const value = differenceAt(x + i, minus ? minus + i : 0);
    if (value - value == 0) {
      const d = <f64>value - <f64>first;
      total += d;
      totalSquare += d * d;
      lowest = min(lowest, value);
      highest = max(highest, value);
    } else {
      infinite++;
    }
  }
  const finite = <f64>(<i32>count - infinite);
  const variance = max(totalSquare - (total * total) / finite, 0) / (finite - 1);
  store<f32>(out, <f32>finite);
  store<f32>(out, <f32>(<f64>first + total / finite), 4);
  store<f32>(out, <f32>sqrt(variance), 8);
  store<f32>(out, lowest, 12);
  store<f32>(out, highest, 16);
  store<f32>(out, <f32>infinite, 20);
}

/**
 * How many values fall into each of `bins` bins from `low` to `high`, as float32 to `out`. `edges` is working space of
 * bins + 1 float32.
 */
export function histogram(
  x: usize, minus: usize, count: usize, bins: i32, low: f32, high: f32, out: usize, edges: usize,
): void {
  memory.fill(out, 0, <usize>bins << 2);
  // As torch.linspace rounds them: from the nearer end.
  const step: f32 = (high - low) / <f32>bins;
  for (let i: i32 = 0; i <= bins; i++) {
    const edge: f32 = i < (bins + 1) / 2 ? low + step * <f32>i : high - step * <f32>(bins - i);
    store<f32>(edges + (<usize>i << 2), edge);
  }
  const scale: f32 = <f32>bins / (high - low);
  const last = bins - 1;
  // Counts in int32 first: float32 stops counting at 2²⁴.
  for (let i: usize = 0; i < count << 2; i += 4) {
    const value = differenceAt(x + i, minus ? minus + i : 0);
    if (!(value >= low && value <= high)) continue;
    let bin = min(<i32>((value - low) * scale), last);
    // Rounding may have put it one beside.
    const edge = edges + (<usize>bin << 2);
    if (value < load<f32>(edge)) bin--;
    else if (bin < last && value >= load<f32>(edge, 4)) bin++;
    const at = out + (<usize>max(bin, 0) << 2);
    store<i32>(at, load<i32>(at) + 1);
  }
  for (let i: usize = 0; i < <usize>bins << 2; i += 4) store<f32>(out + i, <f32>load<i32>(out + i));
}

/** Share of the values above `threshold`, of their absolute values if `absolute`. */
export function shareAbove(x: usize, minus: usize, count: usize, threshold: f32, absolute: bool): f32 {
  const limit = f32x4.splat(threshold);
  const clear = i32x4.splat(absolute ? 0x7fffffff : -1);
  let above = i32x4.splat(0);
  let i: usize = 0;
  for (const end = (count & ~3) << 2; i < end; i += 16) {
    const value = v128.and(difference(x + i, minus ? minus + i : 0), clear);
    above = i32x4.sub(above, f32x4.gt(value, limit));
  }
  let total =
    i32x4.extract_lane(above, 0) + i32x4.extract_lane(above, 1) +
    i32x4.extract_lane(above, 2) + i32x4.extract_lane(above, 3);
  for (; i < count << 2; i += 4) {
    const value = differenceAt(x + i, minus ? minus + i : 0);
    if ((absolute ? abs(value) : value) > threshold) total++;
  }
  return <f32>(<f64>total / <f64>count);
}

/** The same for every column of `x [rows, c]`, to `out [c]`. */
export function unitShareAbove(
  x: usize, minus: usize, rows: usize, c: usize, threshold: f32, absolute: bool, out: usize,
): void {
  const limit = f32x4.splat(threshold);
  const clear = i32x4.splat(absolute ? 0x7fffffff : -1);
  const stride = c << 2;
  memory.fill(out, 0, stride);
  for (let row: usize = 0; row < rows; row++) {
    const offset = row * stride;
    let i: usize = 0;
    for (; i + 16 <= stride; i += 16) {
      const value = v128.and(difference(x + offset + i, minus ? minus + offset + i : 0), clear);
      v128.store(out + i, i32x4.sub(v128.load(out + i), f32x4.gt(value, limit)));
    }
    for (; i < stride; i += 4) {
      const value = differenceAt(x + offset + i, minus ? minus + offset + i : 0);
      if ((absolute ? abs(value) : value) > threshold) store<i32>(out + i, load<i32>(out + i) + 1);
    }
  }
  for (let i: usize = 0; i < stride; i += 4) store<f32>(out + i, <f32>(<f64>load<i32>(out + i) / <f64>rows));
}
