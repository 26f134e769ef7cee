import { aligned } from './aligned';
import { packFilter, packTurned, panelBytes } from './filterPanels';
import { frame } from './frame';
import { narrow } from './narrowTiles';
import { wide } from './wideTiles';

/** Bytes of working space for `convolve`, with frames of `frameHeight` × `frameWidth`. */
export function convolveScratch(
  kernelHeight: usize, kernelWidth: usize, inputs: usize, outputs: usize, frameHeight: usize, frameWidth: usize,
): usize {
  const taps = kernelHeight * kernelWidth;
  return aligned(taps << 2) + panelBytes(taps * inputs, outputs) + (frameHeight * frameWidth * inputs << 2) + 16;
}

/**
 * `y [n, oh, ow, outputs] = x ∗ filter + bias`, where `x [n, height, width, inputs]` is laid into frames of
 * `frameHeight` × `frameWidth` at (`top`, `left`), its pixels `spreadY`, `spreadX` apart. With `turned` the
 * filter is [kh, kw, outputs, inputs] and turned by 180°: the input gradient. `bias` is 0 for none.
 */
export function convolve(
  x: usize, filter: usize, bias: usize, y: usize, images: usize,
  height: i32, width: i32, inputs: usize, frameHeight: i32, frameWidth: i32, top: i32, left: i32,
  spreadY: i32, spreadX: i32, kernelHeight: usize, kernelWidth: usize, outputs: usize,
  strideY: usize, strideX: usize, dilationY: usize, dilationX: usize,
  outHeight: usize, outWidth: usize, turned: bool, scratch: usize,
): void {
  const taps = kernelHeight * kernelWidth;
  const pixel = inputs << 2;
  const row = <usize>frameWidth * pixel;
  // A segment is a run of values that lie together both in the frame and in the filter.
  const segments = scratch;
  const whole = dilationX == 1;
  const run = whole ? kernelWidth * inputs : inputs;
  const runs: usize = whole ? 1 : kernelWidth;
  let count: usize = 0;
  for (let ky: usize = 0; ky < kernelHeight; ky++) {
    for (let kx: usize = 0; kx < runs; kx++) {
      store<u32>(segments + (count++ << 2), <u32>(ky * dilationY * row + kx * dilationX * pixel));
    }
  }
  const panels = segments + aligned(taps << 2);
  if (turned) packTurned(filter, taps, outputs, inputs, panels);
  else packFilter(filter, taps * inputs, outputs, panels);
  const framed = top != 0 || left != 0 || spreadY != 1 || spreadX != 1 || frameHeight > height || frameWidth != width;
  const inside = panels + panelBytes(taps * inputs, outputs);
  const frameBytes = <usize>frameHeight * row;
  if (framed) memory.fill(inside, 0, frameBytes);
  const imageBytes = <usize>height * <usize>width * pixel;
  const outBytes = outHeight * outWidth * outputs << 2;
  for (let n: usize = 0; n < images; n++, x += imageBytes, y += outBytes) {
    let image = x;
    if (framed) {
      frame(x, height, width, inputs, inside, frameHeight, frameWidth, top, left, spreadY, spreadX);
      image = inside;
    }
    let panel = panels;
    for (let j: usize = 0; j < outputs; ) {
      const lanes: usize = outputs - j > 4 ? 8 : 4;
      const step = strideX * pixel;
      const offset = bias == 0 ? 0 : bias + (j << 2);
      const to = y + (j << 2);
      const channels = min(outputs - j, lanes);
      if (lanes == 8) {
        wide(image, strideY * row, step, segments, count, run, panel, offset, to, outHeight, outWidth, outputs, channels);
      } else {
        narrow(image, strideY * row, step, segments, count, run, panel, offset, to, outHeight, outWidth, outputs, channels);
      }
      panel += taps * inputs * (lanes << 2);
      j += lanes;
    }
  }
}
