// 2-D convolution and its gradients, NHWC and HWIO, computed directly in register tiles.
//
// An image is first copied into a frame that has its padding around it (and, for the input gradient of a strided
// convolution, zeros between its pixels), so that the tiles need no bounds. A frame of a small network stays in
// the first-level cache. Tiles are of 4 positions by 8 channels: 8 sums, 2 vectors of the filter and one
// broadcast value fit V8's 15 vector registers; up to 4 remaining channels take 8 positions by 4.
// Sums run in a fixed order, so the same shapes give the same bits.

import { copyValues, loadPart, storePart } from './parts';

/** Bytes of `x` and `dy` that the filter gradient goes over at once, to stay in the first-level cache. */
const BAND: usize = 24576;

// @ts-ignore: decorator
@inline
function aligned(bytes: usize): usize {
  return (bytes + 15) & ~15;
}

/** Bytes of the packed filter: panels of 8 channels, the last of 4 where that is enough. */
// @ts-ignore: decorator
@inline
function panelBytes(taps: usize, channels: usize): usize {
  return taps * (((channels + 3) & ~3) << 2);
}

/** Bytes of working space for `convolve`, with frames of `frameHeight` × `frameWidth`. */
export function convolveScratch(
  kernelHeight: usize, kernelWidth: usize, inputs: usize, outputs: usize, frameHeight: usize, frameWidth: usize,
): usize {
  const taps = kernelHeight * kernelWidth;
  return aligned(taps << 2) + panelBytes(taps * inputs, outputs) + (frameHeight * frameWidth * inputs << 2) + 16;
}

/** Bytes of working space for `convolveFilterGrad`. */
export function convolveFilterGradScratch(
  kernelHeight: usize, kernelWidth: usize, inputs: usize, outputs: usize, frameHeight: usize, frameWidth: usize,
): usize {
  const rows = kernelHeight * kernelWidth * inputs;
  const width = (outputs + 7) & ~7;
  return aligned((rows + 3) << 2) + (((rows + 3) & ~3) * width << 2) + (frameHeight * frameWidth * inputs << 2) + 16;
}

/** True when none of `count` values is NaN or infinite. */
export function allFinite(x: usize, count: usize): bool {
  let sum = f32x4.splat(0);
  const zero = f32x4.splat(0);
  const end = x + ((count & ~3) << 2);
  for (; x < end; x += 16) sum = f32x4.add(sum, f32x4.mul(v128.load(x), zero));
  if (count & 3) sum = f32x4.add(sum, f32x4.mul(loadPart(x, count & 3), zero));
  return !v128.any_true(f32x4.ne(sum, sum));
}

/**
 * Copies an image into a frame: pixel (y, x) goes to (top + y · stepY, left + x · stepX), or nowhere when that is
 * outside. What lies between is left as it is.
 */
function frame(
  from: usize, height: i32, width: i32, channels: usize,
  to: usize, frameHeight: i32, frameWidth: i32, top: i32, left: i32, stepY: i32, stepX: i32,
): void {
  const rowBytes = <usize>width * channels << 2;
  const first = left < 0 ? (-left + stepX - 1) / stepX : 0;
  const last = min(width, (frameWidth - left + stepX - 1) / stepX);
  if (last <= first) return;
  for (let y = 0; y < height; y++, from += rowBytes) {
    const row = top + y * stepY;
    if (row < 0) continue;
    if (row >= frameHeight) return;
    let source = from + (<usize>first * channels << 2);
    let target = to + (<usize>(row * frameWidth + left + first * stepX) * channels << 2);
    if (stepX == 1) {
      copyValues(source, target, <usize>(last - first) * channels);
      continue;
    }
    for (let x = first; x < last; x++) {
      copyValues(source, target, channels);
      source += channels << 2;
      target += <usize>stepX * channels << 2;
    }
  }
}

/** The filter [taps, inputs, outputs] as panels [taps · inputs][8], the last [..][4] where that is enough. */
function packFilter(filter: usize, rows: usize, outputs: usize, to: usize): void {
  for (let j: usize = 0; j < outputs; ) {
    const width: usize = outputs - j > 4 ? 8 : 4;
    const count = min(outputs - j, width);
    for (let row: usize = 0; row < rows; row++, to += width << 2) {
      const from = filter + (row * outputs + j << 2);
      for (let i: usize = 0; i < width; i++) {
        store<f32>(to + (i << 2), i < count ? load<f32>(from + (i << 2)) : 0);
      }
    }
    j += width;
  }
}

/** The same of the filter turned by 180° with inputs and outputs exchanged: [taps reversed, outputs, inputs]. */
function packTurned(filter: usize, taps: usize, inputs: usize, outputs: usize, to: usize): void {
  for (let j: usize = 0; j < inputs; ) {
    const width: usize = inputs - j > 4 ? 8 : 4;
    const count = min(inputs - j, width);
    for (let tap = <isize>taps - 1; tap >= 0; tap--) {
      const from = filter + ((<usize>tap * inputs + j) * outputs << 2);
      for (let o: usize = 0; o < outputs; o++, to += width << 2) {
        for (let i: usize = 0; i < width; i++) {
          store<f32>(to + (i << 2), i < count ? load<f32>(from + (i * outputs + o << 2)) : 0);
        }
      }
    }
    j += width;
  }
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

/** One product of a vector by a broadcast value, added. */
// @ts-ignore: decorator
@inline
function fused(sum: v128, x: v128, y: v128): v128 {
  return f32x4.add(sum, f32x4.mul(x, y));
}

/** The `count` first channels of a tile's position. */
// @ts-ignore: decorator
@inline
function putWide(to: usize, low: v128, high: v128, count: usize): void {
  v128.store(to, low);
  if (count == 8) v128.store(to, high, 16);
  else storePart(to + 16, high, count - 4);
}

// @ts-ignore: decorator
@inline
function putNarrow(to: usize, vector: v128, count: usize): void {
  if (count == 4) v128.store(to, vector);
  else storePart(to, vector, count);
}

/** All positions of an image, 5 to 8 channels. */
function wide(
  image: usize, stepY: usize, stepX: usize, segments: usize, segmentCount: usize, run: usize,
  panel: usize, bias: usize, y: usize, height: usize, width: usize, outputs: usize, channels: usize,
): void {
  const segmentsEnd = segments + (segmentCount << 2);
  const runBytes = run << 5;
  const stride = outputs << 2;
  const newline = stepY - width * stepX;
  let at = image;
  let column: usize = 0;
  for (let left = height * width; left > 0; ) {
    const p0 = at;
    at += stepX;
    if (++column == width) { column = 0; at += newline; }
    let p1 = p0, p2 = p0, p3 = p0;
    if (left > 1) {
      p1 = at;
      at += stepX;
      if (++column == width) { column = 0; at += newline; }
    }
    if (left > 2) {
      p2 = at;
      at += stepX;
      if (++column == width) { column = 0; at += newline; }
    }
    if (left > 3) {
      p3 = at;
      at += stepX;
      if (++column == width) { column = 0; at += newline; }
    }
    let s00 = f32x4.splat(0), s01 = s00, s10 = s00, s11 = s00;
    let s20 = s00, s21 = s00, s30 = s00, s31 = s00;
    let f = panel;
    for (let segment = segments; segment != segmentsEnd; segment += 4) {
      const shift = load<u32>(segment);
      let a0 = p0 + shift, a1 = p1 + shift, a2 = p2 + shift, a3 = p3 + shift;
      for (const end = f + runBytes; f != end; f += 32) {
        const y0 = v128.load(f);
        const y1 = v128.load(f, 16);
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
        a0 += 4;
        a1 += 4;
        a2 += 4;
        a3 += 4;
      }
    }
    if (bias != 0) {
      // May run over the bias's end: those lanes are not written.
      const offset0 = v128.load(bias);
      const offset1 = v128.load(bias, 16);
      s00 = f32x4.add(s00, offset0);
      s01 = f32x4.add(s01, offset1);
      s10 = f32x4.add(s10, offset0);
      s11 = f32x4.add(s11, offset1);
      s20 = f32x4.add(s20, offset0);
      s21 = f32x4.add(s21, offset1);
      s30 = f32x4.add(s30, offset0);
      s31 = f32x4.add(s31, offset1);
    }
    putWide(y, s00, s01, channels);
    if (left > 1) putWide(y + stride, s10, s11, channels);
    if (left > 2) putWide(y + stride * 2, s20, s21, channels);
    if (left > 3) putWide(y + stride * 3, s30, s31, channels);
    y += stride << 2;
    left -= min(left, 4);
  }
}

/** All positions of an image, 1 to 4 channels. */
function narrow(
  image: usize, stepY: usize, stepX: usize, segments: usize, segmentCount: usize, run: usize,
  panel: usize, bias: usize, y: usize, height: usize, width: usize, outputs: usize, channels: usize,
): void {
  const segmentsEnd = segments + (segmentCount << 2);
  const runBytes = run << 4;
  const stride = outputs << 2;
  const newline = stepY - width * stepX;
  const offset = bias == 0 ? f32x4.splat(0) : v128.load(bias);
  let at = image;
  let column: usize = 0;
  for (let left = height * width; left > 0; ) {
    const p0 = at;
    at += stepX;
    if (++column == width) { column = 0; at += newline; }
    let p1 = p0, p2 = p0, p3 = p0;
    if (left > 1) {
      p1 = at;
      at += stepX;
      if (++column == width) { column = 0; at += newline; }
    }
    if (left > 2) {
      p2 = at;
      at += stepX;
      if (++column == width) { column = 0; at += newline; }
    }
    if (left > 3) {
      p3 = at;
      at += stepX;
      if (++column == width) { column = 0; at += newline; }
    }
    let s0 = f32x4.splat(0), s1 = s0, s2 = s0, s3 = s0;
    let f = panel;
    for (let segment = segments; segment != segmentsEnd; segment += 4) {
      const shift = load<u32>(segment);
      let a0 = p0 + shift, a1 = p1 + shift, a2 = p2 + shift, a3 = p3 + shift;
      for (const end = f + runBytes; f != end; f += 16) {
        const w = v128.load(f);
        s0 = fused(s0, v128.load32_splat(a0), w);
        s1 = fused(s1, v128.load32_splat(a1), w);
        s2 = fused(s2, v128.load32_splat(a2), w);
        s3 = fused(s3, v128.load32_splat(a3), w);
        a0 += 4;
        a1 += 4;
        a2 += 4;
        a3 += 4;
      }
    }
    if (bias != 0) {
      s0 = f32x4.add(s0, offset);
      s1 = f32x4.add(s1, offset);
      s2 = f32x4.add(s2, offset);
      s3 = f32x4.add(s3, offset);
    }
    putNarrow(y, s0, channels);
    if (left > 1) putNarrow(y + stride, s1, channels);
    if (left > 2) putNarrow(y + stride * 2, s2, channels);
    if (left > 3) putNarrow(y + stride * 3, s3, channels);
    y += stride << 2;
    left -= min(left, 4);
  }
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
