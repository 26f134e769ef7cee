// Local response normalisation along rows of `channels` values, and its gradient.

import { log4 } from './logarithm';
import { exp4 } from './math';
import { storeLanes } from './parts';

/** Bytes of working space that both need. */
export function localResponseScratch(channels: usize, radius: usize): usize {
  return (channels + (radius << 1) + 8) << 3;
}

/** `y = x · (bias + alpha Σ x²)^−beta`, the sum over channels up to `radius` away. */
export function localResponse(
  x: usize, y: usize, rows: usize, channels: usize, radius: usize, bias: f32, alpha: f32, beta: f32, scratch: usize,
): void {
  const row = channels << 2;
  const squares = scratch + (radius << 2);
  memory.fill(scratch, 0, localResponseScratch(channels, radius) >> 1);
  for (let r: usize = 0; r < rows; r++, x += row, y += row) {
    square(x, squares, channels);
    for (let c: usize = 0; c < row; c += 16) {
      const norm = f32x4.add(f32x4.splat(bias), f32x4.mul(f32x4.splat(alpha), around(scratch + c, radius)));
      storeLanes(y + c, f32x4.mul(v128.load(x + c), power(norm, -beta)), min(row - c, 16) >> 2);
    }
  }
}

/** `dx = dy · norm^−beta − 2 alpha beta x Σ y dy / norm`, the sum over channels up to `radius` away. */
export function localResponseGrad(
  x: usize, y: usize, dy: usize, dx: usize, rows: usize, channels: usize, radius: usize,
  bias: f32, alpha: f32, beta: f32, scratch: usize,
): void {
  const row = channels << 2;
  const squares = scratch + (radius << 2);
  const half = localResponseScratch(channels, radius) >> 1;
  const shares = squares + half;
  const factor = f32x4.splat(-2 * alpha * beta);
  memory.fill(scratch, 0, half << 1);
  for (let r: usize = 0; r < rows; r++, x += row, y += row, dy += row, dx += row) {
    square(x, squares, channels);
    for (let c: usize = 0; c < row; c += 16) {
      const lanes = min(row - c, 16) >> 2;
      const norm = f32x4.add(f32x4.splat(bias), f32x4.mul(f32x4.splat(alpha), around(scratch + c, radius)));
      const slope = v128.load(dy + c);
      storeLanes(shares + c, f32x4.div(f32x4.mul(v128.load(y + c), slope), norm), lanes);
      storeLanes(dx + c, f32x4.mul(slope, power(norm, -beta)), lanes);
    }
    for (let c: usize = 0; c < row; c += 16) {
      const share = f32x4.mul(f32x4.mul(factor, v128.load(x + c)), around(scratch + half + c, radius));
      storeLanes(dx + c, f32x4.add(v128.load(dx + c), share), min(row - c, 16) >> 2);
    }
  }
}

// @ts-ignore: decorator
@inline
function square(x: usize, squares: usize, channels: usize): void {
  for (let c: usize = 0; c < channels; c += 4) {
    const value = v128.load(x + (c << 2));
    storeLanes(squares + (c << 2), f32x4.mul(value, value), min(channels - c, 4));
  }
}

/** Sums of the values up to `radius` before and after each of four; `from` is `radius` before the first. */
// @ts-ignore: decorator
@inline
function around(from: usize, radius: usize): v128 {
  let sum = v128.load(from);
  for (const last = from + (radius << 3); from < last; ) {
    from += 4;
    sum = f32x4.add(sum, v128.load(from));
  }
  return sum;
}

// @ts-ignore: decorator
@inline
function power(x: v128, exponent: f32): v128 {
  return exp4(f32x4.mul(f32x4.splat(exponent), log4(x)));
}
