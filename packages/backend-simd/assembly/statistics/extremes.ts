// The least and the greatest of the finite values, where their bits alone do not tell.
import { difference } from '../difference';

/** The least value that `takeExtremes` took last. */
export let lowestFinite: f32 = 0;
/** And the greatest. */
export let highestFinite: f32 = 0;

/**
 * Takes the extremes of the values up to the byte `end`, a multiple of 16, beside `first`, a finite one. What is not
 * finite is rare: it is looked for only where it was taken for an extreme.
 */
export function takeExtremes(first: f32, x: usize, minus: usize, end: usize): void {
  if (minus) takeThem(first, x, minus, end, true);
  else takeThem(first, x, 0, end, false);
}

// @ts-ignore: decorator
@inline
function takeThem(first: f32, x: usize, minus: usize, end: usize, differs: bool): void {
  const origin = f32x4.splat(first);
  let low = origin;
  let high = origin;
  for (let i: usize = 0; i < end; i += 16) {
    const value = difference(x, minus, i, differs);
    low = f32x4.pmin(low, value);
    high = f32x4.pmax(high, value);
  }
  if (v128.any_true(v128.or(f32x4.eq(low, f32x4.splat(-Infinity)), f32x4.eq(high, f32x4.splat(Infinity))))) {
    low = origin;
    high = origin;
    for (let i: usize = 0; i < end; i += 16) {
      const value = difference(x, minus, i, differs);
      const finite = f32x4.lt(f32x4.abs(value), f32x4.splat(Infinity));
      low = f32x4.pmin(low, v128.bitselect(value, origin, finite));
      high = f32x4.pmax(high, v128.bitselect(value, origin, finite));
    }
  }
  lowestFinite = min(
    min(f32x4.extract_lane(low, 0), f32x4.extract_lane(low, 1)),
    min(f32x4.extract_lane(low, 2), f32x4.extract_lane(low, 3)),
  );
  highestFinite = max(
    max(f32x4.extract_lane(high, 0), f32x4.extract_lane(high, 1)),
    max(f32x4.extract_lane(high, 2), f32x4.extract_lane(high, 3)),
  );
}

/**
 * The least of the values up to the byte `end`, where none has a negative sign, and of `most`: its bits are the least
 * as well, and what is not finite has greater ones.
 */
export function leastOfPositive(x: usize, minus: usize, end: usize, most: f32): f32 {
  return minus ? leastOfThem(x, minus, end, most, true) : leastOfThem(x, 0, end, most, false);
}

// @ts-ignore: decorator
@inline
function leastOfThem(x: usize, minus: usize, end: usize, most: f32, differs: bool): f32 {
  let low = f32x4.splat(most);
  let second = low;
  for (let i: usize = 0; i < end; i += 32) {
    low = i32x4.min_u(low, difference(x, minus, i, differs));
    second = i32x4.min_u(second, difference(x, minus, i + 16, differs));
  }
  low = i32x4.min_u(low, second);
  low = i32x4.min_u(low, v128.shuffle<i32>(low, low, 2, 3, 0, 1));
  return f32x4.extract_lane(i32x4.min_u(low, v128.shuffle<i32>(low, low, 1, 0, 3, 2)), 0);
}
