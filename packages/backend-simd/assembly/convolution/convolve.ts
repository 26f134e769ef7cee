import { aligned } from './aligned';
import { by16 } from './by16';
import { by4 } from './by4';
import { by8 } from './by8';
import { packFilter, packTurned, panelBytes, panelWidth } from './filterPanels';
import { frame } from './frame';
import { oneChannel } from './oneChannel';

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
 * filter is [kh, kw, outputs, inputs] and turned by 180°: the input gradient. `bias` is 0 for none. Of the images one part of
 * several is convolved; what else than the first part of a filter finds that filter laid out in `scratch`.
 */
export function convolve(
  x: usize, filter: usize, bias: usize, y: usize, images: usize,
  height: i32, width: i32, inputs: usize, frameHeight: i32, frameWidth: i32, top: i32, left: i32,
  spreadY: i32, spreadX: i32, kernelHeight: usize, kernelWidth: usize, outputs: usize,
  strideY: usize, strideX: usize, dilationY: usize, dilationX: usize,
  outHeight: usize, outWidth: usize, turned: bool, scratch: usize, isFirst: bool, part: usize, parts: usize,
): void {
  const taps = kernelHeight * kernelWidth;
  const pixel = inputs << 2;
  const row = <usize>frameWidth * pixel;
  // A segment is a run of values that lie together both in the frame and in the filter.
  const segments = scratch;
  const single = inputs == 1 && strideX == 1 && outputs > 4;
  const whole = dilationX == 1 && !single;
  const run = whole ? kernelWidth * inputs : inputs;
  const runs: usize = whole ? 1 : kernelWidth;
  let count: usize = 0;
  for (let ky: usize = 0; ky < kernelHeight && run > 0; ky++) {
    for (let kx: usize = 0; kx < runs; kx++) {
      store<u32>(segments + (count++ << 2), <u32>(ky * dilationY * row + kx * dilationX * pixel));
    }
  }
  const panels = segments + aligned(taps << 2);
  const most: usize = single ? 8 : 16;
  if (isFirst) {
    if (turned) packTurned(filter, taps, outputs, inputs, most, panels);
    else packFilter(filter, taps * inputs, outputs, most, panels);
  }
  const framed = top != 0 || left != 0 || spreadY != 1 || spreadX != 1 || frameHeight > height || frameWidth != width;
  const inside = panels + panelBytes(taps * inputs, outputs);
  const frameBytes = <usize>frameHeight * row;
  if (framed && isFirst) memory.fill(inside, 0, frameBytes);
  const imageBytes = <usize>height * <usize>width * pixel;
  const outBytes = outHeight * outWidth * outputs << 2;
  const start = images * part / parts;
  const end = images * (part + 1) / parts;
  x += start * imageBytes;
  y += start * outBytes;
  for (let n = start; n < end; n++, x += imageBytes, y += outBytes) {
    let image = x;
    if (framed) {
      frame(x, height, width, inputs, inside, frameHeight, frameWidth, top, left, spreadY, spreadX);
      image = inside;
    }
    let panel = panels;
    for (let j: usize = 0; j < outputs; ) {
      const lanes = panelWidth(outputs - j, most);
      const step = strideX * pixel;
      const down = strideY * row;
      const offset = bias == 0 ? 0 : bias + (j << 2);
      const to = y + (j << 2);
      const channels = min(outputs - j, lanes);
      if (lanes == 16) {
        by16(image, down, step, segments, count, run, panel, offset, to, outHeight, outWidth, outputs, channels);
      } else if (lanes == 4) {
        by4(image, down, step, segments, count, run, panel, offset, to, outHeight, outWidth, outputs, channels);
      } else if (single) {
        oneChannel(image, down, segments, count, panel, offset, to, outHeight, outWidth, outputs, channels);
      } else {
        by8(image, down, step, segments, count, run, panel, offset, to, outHeight, outWidth, outputs, channels);
      }
      panel += taps * inputs * (lanes << 2);
      j += lanes;
    }
  }
}
