// Dilation of images [images, height, width, channels] by a filter [kernelHeight, kernelWidth, channels], and its gradients.

import { storeLanes } from './parts';

const VALUE = 0;
const INPUT = 1;
const FILTER = 2;

/** Where tfjs starts to look for the largest sum: smaller ones, and NaN, are passed over. */
const LOWEST: f32 = -9007199254740991;

/** `y` = largest sum of the window's values and the filter's. */
export function dilate(
  x: usize, filter: usize, y: usize, images: usize, height: i32, width: i32, channels: usize,
  kernelHeight: i32, kernelWidth: i32, strideY: i32, strideX: i32, gapY: i32, gapX: i32, top: i32, left: i32,
  outHeight: i32, outWidth: i32,
): void {
  slide(
    VALUE, x, filter, y, 0, images, height, width, channels, kernelHeight, kernelWidth,
    strideY, strideX, gapY, gapX, top, left, outHeight, outWidth,
  );
}

/** Each window's `dy` goes to the value of `x` that its largest sum has, the first of equals. */
export function dilateInputGrad(
  x: usize, filter: usize, dy: usize, dx: usize, images: usize, height: i32, width: i32, channels: usize,
  kernelHeight: i32, kernelWidth: i32, strideY: i32, strideX: i32, gapY: i32, gapX: i32, top: i32, left: i32,
  outHeight: i32, outWidth: i32,
): void {
  memory.fill(dx, 0, images * <usize>height * <usize>width * channels << 2);
  slide(
    INPUT, x, filter, dy, dx, images, height, width, channels, kernelHeight, kernelWidth,
    strideY, strideX, gapY, gapX, top, left, outHeight, outWidth,
  );
}

/** Each window's `dy` goes to the value of the filter that its largest sum has, the first of equals. */
export function dilateFilterGrad(
  x: usize, filter: usize, dy: usize, dFilter: usize, images: usize, height: i32, width: i32, channels: usize,
  kernelHeight: i32, kernelWidth: i32, strideY: i32, strideX: i32, gapY: i32, gapX: i32, top: i32, left: i32,
  outHeight: i32, outWidth: i32,
): void {
  memory.fill(dFilter, 0, <usize>kernelHeight * <usize>kernelWidth * channels << 2);
  slide(
    FILTER, x, filter, dy, dFilter, images, height, width, channels, kernelHeight, kernelWidth,
    strideY, strideX, gapY, gapX, top, left, outHeight, outWidth,
  );
}

// @ts-ignore: decorator
@inline
function slide(
  kind: i32, x: usize, filter: usize, y: usize, gradient: usize, images: usize, height: i32, width: i32, channels: usize,
  kernelHeight: i32, kernelWidth: i32, strideY: i32, strideX: i32, gapY: i32, gapX: i32, top: i32, left: i32,
  outHeight: i32, outWidth: i32,
): void {
  const pixel = channels << 2;
  const line = <usize>width * pixel;
  const image = <usize>height * line;
  for (let n: usize = 0; n < images; n++, x += image) {
    for (let oy = 0; oy < outHeight; oy++) {
      const y0 = oy * strideY - top;
      for (let ox = 0; ox < outWidth; ox++, y += pixel) {
        const x0 = ox * strideX - left;
        // Without a larger sum: the window's corner.
        const corner = <i32>(<usize>min(max(y0, 0), height - 1) * line + <usize>min(max(x0, 0), width - 1) * pixel);
        for (let c: usize = 0; c < pixel; c += 16) {
          let best = f32x4.splat(LOWEST);
          let winner = i32x4.splat(kind == INPUT ? corner : 0);
          for (let i = 0, inY = y0; i < kernelHeight; i++, inY += gapY) {
            if (inY < 0 || inY >= height) continue;
            for (let j = 0, inX = x0; j < kernelWidth; j++, inX += gapX) {
              if (inX < 0 || inX >= width) continue;
              const place = <usize>inY * line + <usize>inX * pixel;
              const tap = <usize>(i * kernelWidth + j) * pixel;
              const sum = f32x4.add(v128.load(x + place + c), v128.load(filter + tap + c));
              const larger = f32x4.gt(sum, best);
              best = v128.bitselect(sum, best, larger);
              if (kind != VALUE) winner = v128.bitselect(i32x4.splat(<i32>(kind == INPUT ? place : tap)), winner, larger);
            }
          }
          const lanes = min(pixel - c, 16) >> 2;
          if (kind == VALUE) {
            storeLanes(y + c, best, lanes);
            continue;
          }
          const dy = v128.load(y + c);
          const to = gradient + c;
          addTo(to + <usize>i32x4.extract_lane(winner, 0), f32x4.extract_lane(dy, 0));
          if (lanes > 1) addTo(to + <usize>i32x4.extract_lane(winner, 1) + 4, f32x4.extract_lane(dy, 1));
          if (lanes > 2) addTo(to + <usize>i32x4.extract_lane(winner, 2) + 8, f32x4.extract_lane(dy, 2));
          if (lanes > 3) addTo(to + <usize>i32x4.extract_lane(winner, 3) + 12, f32x4.extract_lane(dy, 3));
        }
      }
    }
    if (kind == INPUT) gradient += image;
  }
}

// @ts-ignore: decorator
@inline
function addTo(at: usize, value: f32): void {
  store<f32>(at, load<f32>(at) + value);
}
