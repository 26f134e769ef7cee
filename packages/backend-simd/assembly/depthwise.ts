// Convolution of each channel by itself. Where a channel has several filters, the callers repeat it so often first.

import { loadLanes, storeLanes } from './parts';

const FORWARD = 0;
const INPUT_GRAD = 1;
const FILTER_GRAD = 2;

/** Each of `count` values so often, one behind the other. */
export function repeatEach(x: usize, out: usize, count: usize, times: usize): void {
  for (const end = x + (count << 2); x < end; x += 4) {
    const value = load<u32>(x);
    for (let i: usize = 0; i < times; i++, out += 4) store<u32>(out, value);
  }
}

/** Sums of `times` neighbours each. */
export function sumEach(x: usize, out: usize, count: usize, times: usize): void {
  for (const end = out + (count << 2); out < end; out += 4) {
    let sum: f32 = 0;
    for (let i: usize = 0; i < times; i++, x += 4) sum += load<f32>(x);
    store<f32>(out, sum);
  }
}

/** `y = x ∗ filter`, with `filter [kernelHeight, kernelWidth, channels]`; padding is left out. */
export function depthwise(
  x: usize, filter: usize, y: usize, images: usize, height: i32, width: i32, channels: usize, kernelHeight: i32,
  kernelWidth: i32, strideY: i32, strideX: i32, top: i32, left: i32, dilationY: i32, dilationX: i32, outHeight: i32,
  outWidth: i32,
): void {
  convolve(
    FORWARD, x, filter, y, images, height, width, channels, kernelHeight, kernelWidth, strideY, strideX, top, left, dilationY,
    dilationX, outHeight, outWidth,
  );
}

/** `dx`, to `x`, of `dy`. */
export function depthwiseInputGrad(
  x: usize, filter: usize, dy: usize, images: usize, height: i32, width: i32, channels: usize, kernelHeight: i32,
  kernelWidth: i32, strideY: i32, strideX: i32, top: i32, left: i32, dilationY: i32, dilationX: i32, outHeight: i32,
  outWidth: i32,
): void {
  memory.fill(x, 0, images * <usize>(height * width) * channels << 2);
  convolve(
    INPUT_GRAD, x, filter, dy, images, height, width, channels, kernelHeight, kernelWidth, strideY, strideX, top, left,
    dilationY, dilationX, outHeight, outWidth,
  );
}

/** The gradient of the filter, to `filter`, of `dy`; added to what is there. */
export function depthwiseFilterGrad(
  x: usize, filter: usize, dy: usize, images: usize, height: i32, width: i32, channels: usize, kernelHeight: i32,
  kernelWidth: i32, strideY: i32, strideX: i32, top: i32, left: i32, dilationY: i32, dilationX: i32, outHeight: i32,
  outWidth: i32,
): void {
  convolve(
    FILTER_GRAD, x, filter, dy, images, height, width, channels, kernelHeight, kernelWidth, strideY, strideX, top, left,
    dilationY, dilationX, outHeight, outWidth,
  );
}

// @ts-ignore: decorator
@inline
function convolve(
  kind: i32, x: usize, filter: usize, y: usize, images: usize, height: i32, width: i32, channels: usize, kernelHeight: i32,
  kernelWidth: i32, strideY: i32, strideX: i32, top: i32, left: i32, dilationY: i32, dilationX: i32, outHeight: i32,
  outWidth: i32,
): void {
  const pixel = channels << 2;
  const line = <usize>width * pixel;
  const tapX = <usize>dilationX * pixel;
  const tapY = <usize>dilationY * line;
  const filterLine = <usize>kernelWidth * pixel;
  for (let n: usize = 0; n < images; n++, x += <usize>height * line) {
    for (let oy = 0; oy < outHeight; oy++) {
      const y0 = oy * strideY - top;
      const fromTapY = firstTap(y0, dilationY);
      const rows = min(kernelHeight, tapsBelow(y0, dilationY, height)) - fromTapY;
      for (let ox = 0; ox < outWidth; ox++, y += pixel) {
        const x0 = ox * strideX - left;
        const fromTapX = firstTap(x0, dilationX);
        const columns = min(kernelWidth, tapsBelow(x0, dilationX, width)) - fromTapX;
        const corner = x + <usize>(y0 + fromTapY * dilationY) * line + <usize>(x0 + fromTapX * dilationX) * pixel;
        const weights = filter + <usize>fromTapY * filterLine + <usize>fromTapX * pixel;
        let c: usize = 0;
        for (; c + 32 <= pixel; c += 32) {
          // Two vectors together, so that one's additions do not wait for each other.
          if (kind != FORWARD) break;
          let sum0 = f32x4.splat(0);
          let sum1 = sum0;
          for (let i = 0, row = corner + c, w = weights + c; i < rows; i++, row += tapY, w += filterLine) {
            for (let j = 0, at = row, by = w; j < columns; j++, at += tapX, by += pixel) {
              sum0 = f32x4.add(sum0, f32x4.mul(v128.load(at), v128.load(by)));
              sum1 = f32x4.add(sum1, f32x4.mul(v128.load(at, 16), v128.load(by, 16)));
            }
          }
          v128.store(y + c, sum0);
          v128.store(y + c, sum1, 16);
        }
        for (; c < pixel; c += 16) {
          const lanes = min((pixel - c) >> 2, 4);
          let sum = kind == FORWARD ? f32x4.splat(0) : loadLanes(y + c, lanes);
          for (let i = 0, row = corner + c, w = weights + c; i < rows; i++, row += tapY, w += filterLine) {
            for (let j = 0, at = row, by = w; j < columns; j++, at += tapX, by += pixel) {
              if (kind == FORWARD) sum = f32x4.add(sum, f32x4.mul(loadLanes(at, lanes), loadLanes(by, lanes)));
              else if (kind == INPUT_GRAD) {
                storeLanes(at, f32x4.add(loadLanes(at, lanes), f32x4.mul(sum, loadLanes(by, lanes))), lanes);
              } else {
                storeLanes(by, f32x4.add(loadLanes(by, lanes), f32x4.mul(sum, loadLanes(at, lanes))), lanes);
              }
            }
          }
          if (kind == FORWARD) storeLanes(y + c, sum, lanes);
        }
      }
    }
  }
}

/** The first tap that is not ahead of the image, where the window's first is at `start`. */
// @ts-ignore: decorator
@inline
function firstTap(start: i32, dilation: i32): i32 {
  return start >= 0 ? 0 : (dilation - 1 - start) / dilation;
}

/** How many taps lie ahead of the image's end. */
// @ts-ignore: decorator
@inline
function tapsBelow(start: i32, dilation: i32, end: i32): i32 {
  return start >= end ? 0 : (end - start + dilation - 1) / dilation;
}
