import { fused } from '../fused';
import { copyValues } from '../parts';
import { aligned } from './aligned';
import { frame } from './frame';

/** Bytes of `x` and `dy` that the filter gradient goes over at once, to stay in the first-level cache. */
const BAND: usize = 24576;

/** Bytes of working space for `convolveFilterGrad`. */
export function convolveFilterGradScratch(
  kernelHeight: usize, kernelWidth: usize, inputs: usize, outputs: usize, frameHeight: usize, frameWidth: usize,
): usize {
  const rows = kernelHeight * kernelWidth * inputs;
  const width = (outputs + 7) & ~7;
  return aligned((rows + 3) << 2) + (((rows + 3) & ~3) * width << 2) + (frameHeight * frameWidth * inputs << 2) + 16;
}

/**
 * `dfilter [kh, kw, inputs, outputs] = Σ x · dy` over images and positions, with `x [n, height, width, inputs]`
 * laid into frames at (`top`, `left`). Summed in float32 a band of an image at a time.
 */
export function convolveFilterGrad(
  x: usize, dy: usize, dfilter: usize, images: usize,
  height: i32, width: i32, inputs: usize, frameHeight: i32, frameWidth: i32, top: i32, left: i32,
  kernelHeight: usize, kernelWidth: usize, outputs: usize, strideY: usize, strideX: usize,
  outHeight: usize, outWidth: usize, scratch: usize,
): void {
  const pixel = inputs << 2;
  const row = <usize>frameWidth * pixel;
  const rows = kernelHeight * kernelWidth * inputs;
  const lanes = (outputs + 7) & ~7;
  // Where in the frame each row of the filter finds its value of position (0, 0); three more repeat the last.
  const places = scratch;
  let count: usize = 0;
  for (let ky: usize = 0; ky < kernelHeight; ky++) {
    for (let k: usize = 0; k < kernelWidth * inputs; k++) store<u32>(places + (count++ << 2), <u32>(ky * row + (k << 2)));
  }
  for (let i: usize = 0; i < 3; i++) {
    store<u32>(places + (rows + i << 2), rows == 0 ? 0 : load<u32>(places + (rows - 1 << 2)));
  }
  const sums = places + aligned((rows + 3) << 2);
  const sumBytes = ((rows + 3) & ~3) * lanes << 2;
  memory.fill(sums, 0, sumBytes);
  const inside = sums + sumBytes;
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
      for (let j: usize = 0; j < lanes; j += 8) {
        for (let k: usize = 0; k < rows; k += 4) {
          gradTile(from, places + (k << 2), stepY, stepX, dy + start * dyRow + (j << 2), lines, outWidth, outputs << 2, sums + (k * lanes + j << 2), lanes << 2);
        }
      }
    }
    dy += outHeight * dyRow;
  }
  for (let k: usize = 0; k < rows; k++) {
    copyValues(sums + (k * lanes << 2), dfilter + (k * outputs << 2), outputs);
  }
}

/** Four rows of the filter by eight channels; channels past the last are summed too, and not used. */
function gradTile(
  image: usize, places: usize, stepY: usize, stepX: usize,
  dy: usize, lines: usize, width: usize, pixel: usize, sums: usize, sumRow: usize,
): void {
  let s00 = f32x4.splat(0), s01 = s00, s10 = s00, s11 = s00;
  let s20 = s00, s21 = s00, s30 = s00, s31 = s00;
  const o0 = load<u32>(places);
  const o1 = load<u32>(places, 4);
  const o2 = load<u32>(places, 8);
  const o3 = load<u32>(places, 12);
  for (let line: usize = 0; line < lines; line++, image += stepY) {
    let a0 = image + o0, a1 = image + o1, a2 = image + o2, a3 = image + o3;
    for (const end = dy + width * pixel; dy != end; dy += pixel) {
      const y0 = v128.load(dy);
      const y1 = v128.load(dy, 16);
      let x = v128.load32_splat(a0);
      s00 = fused(s00, x, y0);
      s01 = fused(s01, x, y1);
      x = v128.load32_splat(a1);
      s10 = fused(s10, x, y0);
      s11 = fused(s11, x, y1);
      x = v128.load32_splat(a2);
      s20 = fused(s20, x, y0);
      s21 = fused(s21, x, y1);
      x = v128.load32_splat(a3);
      s30 = fused(s30, x, y0);
      s31 = fused(s31, x, y1);
      a0 += stepX;
      a1 += stepX;
      a2 += stepX;
      a3 += stepX;
    }
  }
  addTo(sums, s00, s01);
  addTo(sums + sumRow, s10, s11);
  addTo(sums + sumRow * 2, s20, s21);
  addTo(sums + sumRow * 3, s30, s31);
}

// @ts-ignore: decorator
@inline
function addTo(to: usize, low: v128, high: v128): void {
  v128.store(to, f32x4.add(v128.load(to), low));
  v128.store(to, f32x4.add(v128.load(to, 16), high), 16);
}
