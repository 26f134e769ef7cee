import { fused } from '../fused';
import { copyValues } from '../parts';
import { frame } from './frame';

/** Bytes of `x` and `dy` that the filter gradient goes over at once, to stay in the first-level cache. */
const BAND: usize = 24576;

/** Rows of the filter in a tile. */
const TILE: usize = 4;
/** Bytes of a row of a tile's sums: eight channels. */
const ROW: usize = 32;
/** Bytes of a tile's sums. */
const SUMS: usize = TILE * ROW;

/** Tiles that a run of rows takes: one of three where it has no more. */
// @ts-ignore: decorator
@inline
function tilesOf(run: usize): usize {
  return (run + TILE - 1) / TILE;
}

/** Bytes of working space for `convolveFilterGrad`. */
export function convolveFilterGradScratch(
  kernelHeight: usize, kernelWidth: usize, inputs: usize, outputs: usize, frameHeight: usize, frameWidth: usize,
): usize {
  const width = (outputs + 7) & ~7;
  const sums = kernelHeight * tilesOf(kernelWidth * inputs) * TILE * width << 2;
  return sums + (frameHeight * frameWidth * inputs << 2) + 16;
}

/**
 * `dfilter [kh, kw, inputs, outputs] = Σ x · dy` over images and positions, with `x [n, height, width, inputs]`
 * laid into frames at (`top`, `left`). Summed in float32 a band of an image at a time. Of the filter's tiles one part of
 * several is computed, over all images, so that each sum runs in its order.
 */
export function convolveFilterGrad(
  x: usize, dy: usize, dfilter: usize, images: usize,
  height: i32, width: i32, inputs: usize, frameHeight: i32, frameWidth: i32, top: i32, left: i32,
  kernelHeight: usize, kernelWidth: usize, outputs: usize, strideY: usize, strideX: usize,
  outHeight: usize, outWidth: usize, scratch: usize, _isFirst: bool, part: usize, parts: usize,
): void {
  const pixel = inputs << 2;
  const row = <usize>frameWidth * pixel;
  // The rows of the filter that lie together in the frame are a run, which takes whole tiles: what their last rows sum
  // up past its end is not used.
  const run = kernelWidth * inputs;
  const tiles = tilesOf(run);
  const all = (outputs + 7 >> 3) * kernelHeight * tiles;
  const first = all * part / parts;
  const sums = scratch;
  const sumBytes = (all * (part + 1) / parts - first) * SUMS;
  memory.fill(sums, 0, sumBytes);
  const sumsEnd = sums + sumBytes;
  const firstRow = first % tiles * TILE;
  const firstLine = first / tiles % kernelHeight;
  const firstChannel = first / tiles / kernelHeight << 3;
  const inside = sumsEnd;
  const framed = top != 0 || left != 0 || frameHeight > height || frameWidth != width;
  if (framed) memory.fill(inside, 0, <usize>frameHeight * row);
  const stepY = strideY * row;
  const stepX = strideX * pixel;
  const dyRow = outWidth * outputs << 2;
  const band = max<usize>(1, BAND / (dyRow + stepY + 1));
  for (let n: usize = 0; n < images; n++) {
    let image = x;
    if (framed) {
      frame(x, height, width, inputs, inside, frameHeight, frameWidth, top, left, 1, 1);
      image = inside;
    }
    x += <usize>height * <usize>width * pixel;
    for (let start: usize = 0; start < outHeight; start += band) {
      const lines = min(outHeight - start, band);
      const from = image + start * stepY;
      let by = dy + start * dyRow + (firstChannel << 2);
      let ky = firstLine;
      let k = firstRow;
      for (let to = sums; to != sumsEnd; to += SUMS) {
        const a = from + ky * row + (k << 2);
        if (run - k == 3) threeRows(a, stepY, stepX, by, lines, outWidth, outputs << 2, to);
        else fourRows(a, stepY, stepX, by, lines, outWidth, outputs << 2, to);
        k += TILE;
        if (k < run) continue;
        k = 0;
        if (++ky < kernelHeight) continue;
        ky = 0;
        by += 32;
      }
    }
    dy += outHeight * dyRow;
  }
  let channel = firstChannel;
  let ky = firstLine;
  let k = firstRow;
  for (let tile = sums; tile != sumsEnd; tile += SUMS) {
    const end = min(run, k + TILE);
    const count = min<usize>(outputs - channel, 8);
    for (let from = tile; k < end; k++, from += ROW) copyValues(from, dfilter + ((ky * run + k) * outputs + channel << 2), count);
    if (k < run) continue;
    k = 0;
    if (++ky < kernelHeight) continue;
    ky = 0;
    channel += 8;
  }
}

/** Four neighbouring rows of the filter by eight channels; channels past the last are summed too, and not used. */
function fourRows(
  image: usize, stepY: usize, stepX: usize,
  dy: usize, lines: usize, width: usize, pixel: usize, sums: usize,
): void {
  let s00 = f32x4.splat(0), s01 = s00, s10 = s00, s11 = s00;
  let s20 = s00, s21 = s00, s30 = s00, s31 = s00;
  const length = width * pixel;
  for (; lines > 0; lines--, image += stepY, dy += length) {
    const end = dy + length - pixel;
    let a = image - stepX;
    let g = dy - pixel;
    do {
      a += stepX;
      g += pixel;
      const y0 = v128.load(g);
      const y1 = v128.load(g, 16);
      let x = v128.load32_splat(a);
      s00 = fused(s00, x, y0);
      s01 = fused(s01, x, y1);
      x = v128.load32_splat(a, 4);
      s10 = fused(s10, x, y0);
      s11 = fused(s11, x, y1);
      x = v128.load32_splat(a, 8);
      s20 = fused(s20, x, y0);
      s21 = fused(s21, x, y1);
      x = v128.load32_splat(a, 12);
      s30 = fused(s30, x, y0);
      s31 = fused(s31, x, y1);
    } while (g != end);
  }
  addTo(sums, s00, s01);
  addTo(sums + ROW, s10, s11);
  addTo(sums + ROW * 2, s20, s21);
  addTo(sums + ROW * 3, s30, s31);
}

/** The same of three rows: all that a window of one channel often has in a line. */
function threeRows(
  image: usize, stepY: usize, stepX: usize,
  dy: usize, lines: usize, width: usize, pixel: usize, sums: usize,
): void {
  let s00 = f32x4.splat(0), s01 = s00, s10 = s00, s11 = s00, s20 = s00, s21 = s00;
  const length = width * pixel;
  for (; lines > 0; lines--, image += stepY, dy += length) {
    const end = dy + length - pixel;
    let a = image - stepX;
    let g = dy - pixel;
    do {
      a += stepX;
      g += pixel;
      const y0 = v128.load(g);
      const y1 = v128.load(g, 16);
      let x = v128.load32_splat(a);
      s00 = fused(s00, x, y0);
      s01 = fused(s01, x, y1);
      x = v128.load32_splat(a, 4);
      s10 = fused(s10, x, y0);
      s11 = fused(s11, x, y1);
      x = v128.load32_splat(a, 8);
      s20 = fused(s20, x, y0);
      s21 = fused(s21, x, y1);
    } while (g != end);
  }
  addTo(sums, s00, s01);
  addTo(sums + ROW, s10, s11);
  addTo(sums + ROW * 2, s20, s21);
}

// @ts-ignore: decorator
@inline
function addTo(to: usize, low: v128, high: v128): void {
  v128.store(to, f32x4.add(v128.load(to), low));
  v128.store(to, f32x4.add(v128.load(to, 16), high), 16);
}
