import { loadLanes } from '../parts';
import { MAX } from './kinds';

// @ts-ignore: decorator
@inline
export function extremeOfRow(kind: i32, x: usize, count: usize): f32 {
  let best = v128.load32_splat(x);
  const end = x + (count << 2);
  if (count >= 16) {
    // Four in turn: each waits for its own last result alone.
    let second = best;
    let third = best;
    let fourth = best;
    for (; x + 64 <= end; x += 64) {
      best = farther(kind, best, v128.load(x));
      second = farther(kind, second, v128.load(x, 16));
      third = farther(kind, third, v128.load(x, 32));
      fourth = farther(kind, fourth, v128.load(x, 48));
    }
    best = farther(kind, farther(kind, best, second), farther(kind, third, fourth));
  }
  for (; x + 16 <= end; x += 16) best = farther(kind, best, v128.load(x));
  for (; x < end; x += 4) best = farther(kind, best, v128.load32_splat(x));
  best = farther(kind, best, v128.shuffle<f32>(best, best, 2, 3, 0, 1));
  return f32x4.extract_lane(farther(kind, best, v128.shuffle<f32>(best, best, 1, 0, 3, 2)), 0);
}

/** The smallest value of a row in the first lane and the largest in the second. A NaN may be passed over, which takes less. */
// @ts-ignore: decorator
@inline
export function bothExtremes(x: usize, count: usize): v128 {
  let least = v128.load32_splat(x);
  let most = least;
  let secondLeast = least;
  let secondMost = least;
  const end = x + (count << 2);
  for (; x + 32 <= end; x += 32) {
    const first = v128.load(x);
    const second = v128.load(x, 16);
    least = f32x4.pmin(least, first);
    most = f32x4.pmax(most, first);
    secondLeast = f32x4.pmin(secondLeast, second);
    secondMost = f32x4.pmax(secondMost, second);
  }
  for (; x < end; x += 4) {
    const one = v128.load32_splat(x);
    least = f32x4.pmin(least, one);
    most = f32x4.pmax(most, one);
  }
  return extremesOf(f32x4.pmin(least, secondLeast), f32x4.pmax(most, secondMost));
}

/** The smallest of four in the first lane and the largest of four others in the second. */
// @ts-ignore: decorator
@inline
export function extremesOf(least: v128, most: v128): v128 {
  least = f32x4.pmin(least, v128.shuffle<f32>(least, least, 2, 3, 0, 1));
  most = f32x4.pmax(most, v128.shuffle<f32>(most, most, 2, 3, 0, 1));
  least = f32x4.pmin(least, v128.shuffle<f32>(least, least, 1, 0, 3, 2));
  most = f32x4.pmax(most, v128.shuffle<f32>(most, most, 1, 0, 3, 2));
  return v128.shuffle<f32>(least, most, 0, 4, 0, 4);
}

// @ts-ignore: decorator
@inline
export function fourExtremes(kind: i32, x: usize, stride: usize, count: usize, lanes: usize): v128 {
  let best = f32x4.splat(kind == MAX ? -Infinity : Infinity);
  for (let r: usize = 0; r < count; r++, x += stride) {
    best = farther(kind, best, loadLanes(x, lanes));
  }
  return best;
}

// @ts-ignore: decorator
@inline
function farther(kind: i32, a: v128, b: v128): v128 {
  return kind == MAX ? f32x4.max(a, b) : f32x4.min(a, b);
}
