// Pooling of volumes [images, depth, height, width, channels], beside that of images rather than one with it: a third axis of
// one plane would cost images, which most networks pool, a loop around each of their windows. Windows are cut to what lies inside; vectors may be read, not
// written, past the last channel.

import { storeLanes } from '../parts';
import { high, low } from '../reduction/doubles';

const MAX = 0;
const MEAN = 1;
const MAX_GRAD = 2;
const MEAN_GRAD = 3;

/** Largest value of each window; NaN loses against any number, as in tfjs. */
export function maxPool3D(
  x: usize, y: usize, images: usize, depth: i32, height: i32, width: i32, channels: usize,
  kernelDepth: i32, kernelHeight: i32, kernelWidth: i32, strideZ: i32, strideY: i32, strideX: i32,
  front: i32, top: i32, left: i32, outDepth: i32, outHeight: i32, outWidth: i32,
): void {
  pool(
    MAX, x, 0, y, images, depth, height, width, channels, kernelDepth, kernelHeight, kernelWidth,
    strideZ, strideY, strideX, front, top, left, outDepth, outHeight, outWidth,
  );
}

/** Mean of each window's values, summed in float64; 0 of none. */
export function averagePool3D(
  x: usize, y: usize, images: usize, depth: i32, height: i32, width: i32, channels: usize,
  kernelDepth: i32, kernelHeight: i32, kernelWidth: i32, strideZ: i32, strideY: i32, strideX: i32,
  front: i32, top: i32, left: i32, outDepth: i32, outHeight: i32, outWidth: i32,
): void {
  pool(
    MEAN, x, 0, y, images, depth, height, width, channels, kernelDepth, kernelHeight, kernelWidth,
    strideZ, strideY, strideX, front, top, left, outDepth, outHeight, outWidth,
  );
}

/** Each window's `dy` goes to its largest value, the last of equals; to none where all are NaN. */
export function maxPool3DGrad(
  dy: usize, x: usize, dx: usize, images: usize, depth: i32, height: i32, width: i32, channels: usize,
  kernelDepth: i32, kernelHeight: i32, kernelWidth: i32, strideZ: i32, strideY: i32, strideX: i32,
  front: i32, top: i32, left: i32, outDepth: i32, outHeight: i32, outWidth: i32,
): void {
  memory.fill(dx, 0, images * <usize>depth * <usize>height * <usize>width * channels << 2);
  pool(
    MAX_GRAD, x, dx, dy, images, depth, height, width, channels, kernelDepth, kernelHeight, kernelWidth,
    strideZ, strideY, strideX, front, top, left, outDepth, outHeight, outWidth,
  );
}

/** Each window's `dy`, divided by the size of the whole window, goes to all its values. */
export function averagePool3DGrad(
  dy: usize, dx: usize, images: usize, depth: i32, height: i32, width: i32, channels: usize,
  kernelDepth: i32, kernelHeight: i32, kernelWidth: i32, strideZ: i32, strideY: i32, strideX: i32,
  front: i32, top: i32, left: i32, outDepth: i32, outHeight: i32, outWidth: i32,
): void {
  memory.fill(dx, 0, images * <usize>depth * <usize>height * <usize>width * channels << 2);
  pool(
    MEAN_GRAD, dx, dx, dy, images, depth, height, width, channels, kernelDepth, kernelHeight, kernelWidth,
    strideZ, strideY, strideX, front, top, left, outDepth, outHeight, outWidth,
  );
}

/** `y` is what a pooling writes, and a gradient reads; `dx` what a gradient adds to. */
// @ts-ignore: decorator
@inline
function pool(
  kind: i32, x: usize, dx: usize, y: usize, images: usize, depth: i32, height: i32, width: i32, channels: usize,
  kernelDepth: i32, kernelHeight: i32, kernelWidth: i32, strideZ: i32, strideY: i32, strideX: i32,
  front: i32, top: i32, left: i32, outDepth: i32, outHeight: i32, outWidth: i32,
): void {
  const pixel = channels << 2;
  const line = <usize>width * pixel;
  const plane = <usize>height * line;
  const volume = <usize>depth * plane;
  const factor = f32x4.splat(<f32>(1 / <f64>(kernelDepth * kernelHeight * kernelWidth)));
  for (let n: usize = 0; n < images; n++, x += volume, dx += volume) {
    for (let oz = 0; oz < outDepth; oz++) {
      const z0 = oz * strideZ - front;
      const fromZ = max(0, z0);
      const planes = max(0, min(depth, z0 + kernelDepth) - fromZ);
      for (let oy = 0; oy < outHeight; oy++) {
        const y0 = oy * strideY - top;
        const fromY = max(0, y0);
        const rows = max(0, min(height, y0 + kernelHeight) - fromY);
        for (let ox = 0; ox < outWidth; ox++, y += pixel) {
          const x0 = ox * strideX - left;
          const fromX = max(0, x0);
          const columns = max(0, min(width, x0 + kernelWidth) - fromX);
          const corner = <usize>fromZ * plane + <usize>fromY * line + <usize>fromX * pixel;
          for (let c: usize = 0; c < channels; c += 4) {
            const lanes = min(channels - c, 4);
            const start = corner + (c << 2);
            const at = y + (c << 2);
            if (kind == MAX) {
              storeLanes(at, largest(x + start, planes, rows, columns, plane, line, pixel), lanes);
            } else if (kind == MEAN) {
              storeLanes(at, mean(x + start, planes, rows, columns, plane, line, pixel), lanes);
            } else if (kind == MAX_GRAD) {
              toLargest(v128.load(at), x + start, dx + start, planes, rows, columns, plane, line, pixel, lanes);
            } else {
              toAll(f32x4.mul(v128.load(at), factor), dx + start, planes, rows, columns, plane, line, pixel, lanes);
            }
          }
        }
      }
    }
  }
}

// @ts-ignore: decorator
@inline
function largest(x: usize, planes: i32, rows: i32, columns: i32, plane: usize, line: usize, pixel: usize): v128 {
  let best = f32x4.splat(-Infinity);
  for (let k = 0; k < planes; k++, x += plane) {
    for (let i = 0, row = x; i < rows; i++, row += line) {
      for (let j = 0, at = row; j < columns; j++, at += pixel) best = f32x4.pmax(best, v128.load(at));
    }
  }
  return best;
}

// @ts-ignore: decorator
@inline
function mean(x: usize, planes: i32, rows: i32, columns: i32, plane: usize, line: usize, pixel: usize): v128 {
  let first = f64x2.splat(0);
  let second = first;
  for (let k = 0; k < planes; k++, x += plane) {
    for (let i = 0, row = x; i < rows; i++, row += line) {
      for (let j = 0, at = row; j < columns; j++, at += pixel) {
        const value = v128.load(at);
        first = f64x2.add(first, low(value));
        second = f64x2.add(second, high(value));
      }
    }
  }
  const count = f64x2.splat(<f64>max(1, planes * rows * columns));
  const lower = f32x4.demote_f64x2_zero(f64x2.div(first, count));
  return v128.shuffle<i32>(lower, f32x4.demote_f64x2_zero(f64x2.div(second, count)), 0, 1, 4, 5);
}

// @ts-ignore: decorator
@inline
function toLargest(
  dy: v128, x: usize, dx: usize, planes: i32, rows: i32, columns: i32, plane: usize, line: usize, pixel: usize, lanes: usize,
): void {
  let best = f32x4.splat(-Infinity);
  let winner = i32x4.splat(-1);
  let index = 0;
  for (let k = 0; k < planes; k++, x += plane) {
    for (let i = 0, row = x; i < rows; i++, row += line) {
      for (let j = 0, at = row; j < columns; j++, at += pixel) {
        const value = v128.load(at);
        const larger = f32x4.ge(value, best);
        best = v128.bitselect(value, best, larger);
        winner = v128.bitselect(i32x4.splat(index++), winner, larger);
      }
    }
  }
  index = 0;
  for (let k = 0; k < planes; k++, dx += plane) {
    for (let i = 0, row = dx; i < rows; i++, row += line) {
      for (let j = 0, at = row; j < columns; j++, at += pixel) {
        const share = v128.and(dy, i32x4.eq(winner, i32x4.splat(index++)));
        storeLanes(at, f32x4.add(v128.load(at), share), lanes);
      }
    }
  }
}

// @ts-ignore: decorator
@inline
function toAll(
  share: v128, dx: usize, planes: i32, rows: i32, columns: i32, plane: usize, line: usize, pixel: usize, lanes: usize,
): void {
  for (let k = 0; k < planes; k++, dx += plane) {
    for (let i = 0, row = dx; i < rows; i++, row += line) {
      for (let j = 0, at = row; j < columns; j++, at += pixel) {
        storeLanes(at, f32x4.add(v128.load(at), share), lanes);
      }
    }
  }
}
