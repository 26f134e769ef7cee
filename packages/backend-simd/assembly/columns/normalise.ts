// Maps by column, two vectors of columns at a time down a block of rows: what belongs to the columns stays in registers.

import { loadLanes, storeLanes } from '../parts';

/** Rows gone through at once: few enough for the block to stay in the first-level cache from one pair of vectors to the next. */
const BLOCK: usize = 64;

/** `y = (x − mean) · scale + shift`, all three by column. */
export function normalise(x: usize, mean: usize, scale: usize, shift: usize, y: usize, rows: usize, c: usize): void {
  const stride = c << 2;
  for (; rows > 0; x += BLOCK * stride, y += BLOCK * stride, rows -= min(rows, BLOCK)) {
    const count = min(rows, BLOCK);
    let i: usize = 0;
    for (; i + 32 <= stride; i += 32) mapPair(x + i, mean + i, scale + i, shift + i, y + i, stride, count);
    for (; i < stride; i += 16) {
      mapLanes(x + i, mean + i, scale + i, shift + i, y + i, stride, count, min((stride - i) >> 2, 4));
    }
  }
}

function mapPair(
  x: usize, mean: usize, scale: usize, shift: usize, y: usize, stride: usize, rows: usize,
): void {
  const mean0 = v128.load(mean), mean1 = v128.load(mean, 16);
  const scale0 = v128.load(scale), scale1 = v128.load(scale, 16);
  const shift0 = v128.load(shift), shift1 = v128.load(shift, 16);
  for (; rows > 0; rows--, x += stride, y += stride) {
    v128.store(y, f32x4.add(f32x4.mul(f32x4.sub(v128.load(x), mean0), scale0), shift0));
    v128.store(y, f32x4.add(f32x4.mul(f32x4.sub(v128.load(x, 16), mean1), scale1), shift1), 16);
  }
}

function mapLanes(
  x: usize, mean: usize, scale: usize, shift: usize, y: usize, stride: usize, rows: usize, lanes: usize,
): void {
  const centre = loadLanes(mean, lanes);
  const factor = loadLanes(scale, lanes);
  const start = loadLanes(shift, lanes);
  for (; rows > 0; rows--, x += stride, y += stride) {
    storeLanes(y, f32x4.add(f32x4.mul(f32x4.sub(loadLanes(x, lanes), centre), factor), start), lanes);
  }
}

/**
 * `dx = (dy · gain − centre) · a + (x − mean) · b`, all five by column; `gain` may be 0 for none. The difference comes before the
 * scale: what cancels must cancel before 1 / √eps makes much of its rounding.
 */
export function normaliseGrad(
  dy: usize, gain: usize, centre: usize, x: usize, mean: usize, a: usize, b: usize, dx: usize, rows: usize, c: usize,
): void {
  const stride = c << 2;
  for (; rows > 0; rows -= min(rows, BLOCK)) {
    const count = min(rows, BLOCK);
    let i: usize = 0;
    if (gain == 0) {
      for (; i + 32 <= stride; i += 32) {
        gradPair(dy + i, centre + i, x + i, mean + i, a + i, b + i, dx + i, stride, count);
      }
    }
    for (; i < stride; i += 16) {
      const by = gain == 0 ? 0 : gain + i;
      gradLanes(dy + i, by, centre + i, x + i, mean + i, a + i, b + i, dx + i, stride, count, min((stride - i) >> 2, 4));
    }
    x += BLOCK * stride;
    dy += BLOCK * stride;
    dx += BLOCK * stride;
  }
}

function gradPair(
  dy: usize, centre: usize, x: usize, mean: usize, a: usize, b: usize, dx: usize, stride: usize, rows: usize,
): void {
  const centre0 = v128.load(centre), centre1 = v128.load(centre, 16);
  const mean0 = v128.load(mean), mean1 = v128.load(mean, 16);
  const a0 = v128.load(a), a1 = v128.load(a, 16);
  const b0 = v128.load(b), b1 = v128.load(b, 16);
  for (; rows > 0; rows--, x += stride, dy += stride, dx += stride) {
    const low = f32x4.mul(f32x4.sub(v128.load(dy), centre0), a0);
    v128.store(dx, f32x4.add(low, f32x4.mul(f32x4.sub(v128.load(x), mean0), b0)));
    const high = f32x4.mul(f32x4.sub(v128.load(dy, 16), centre1), a1);
    v128.store(dx, f32x4.add(high, f32x4.mul(f32x4.sub(v128.load(x, 16), mean1), b1)), 16);
  }
}

function gradLanes(
  dy: usize, gain: usize, centre: usize, x: usize, mean: usize, a: usize, b: usize, dx: usize,
  stride: usize, rows: usize, lanes: usize,
): void {
  const factor = gain == 0 ? f32x4.splat(1) : loadLanes(gain, lanes);
  const start = loadLanes(centre, lanes);
  const origin = loadLanes(mean, lanes);
  const scale = loadLanes(a, lanes);
  const slope = loadLanes(b, lanes);
  for (; rows > 0; rows--, x += stride, dy += stride, dx += stride) {
    const direct = f32x4.mul(f32x4.sub(f32x4.mul(loadLanes(dy, lanes), factor), start), scale);
    storeLanes(dx, f32x4.add(direct, f32x4.mul(f32x4.sub(loadLanes(x, lanes), origin), slope)), lanes);
  }
}
