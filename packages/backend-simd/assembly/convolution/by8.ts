import { fused } from '../fused';
import { putWide } from './putWide';

/** All positions of an image, 5 to 8 channels, four at a time; apart from `by4` for speed, as said there. */
export function by8(
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
      let a0 = p0 + shift - 4, a1 = p1 + shift - 4, a2 = p2 + shift - 4, a3 = p3 + shift - 4;
      const end = f + runBytes - 32;
      f -= 32;
      do {
        f += 32;
        a0 += 4;
        a1 += 4;
        a2 += 4;
        a3 += 4;
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
      } while (f != end);
      f += 32;
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
