import { fused } from '../fused';
import { storePart } from '../parts';

/** All positions of an image, 13 to 16 channels, two at a time; apart from `by4` for speed, as said there. */
export function by16(
  image: usize, stepY: usize, stepX: usize, segments: usize, segmentCount: usize, run: usize,
  panel: usize, bias: usize, y: usize, height: usize, width: usize, outputs: usize, channels: usize,
): void {
  const segmentsEnd = segments + (segmentCount << 2);
  const runBytes = run << 6;
  const stride = outputs << 2;
  const newline = stepY - width * stepX;
  let at = image;
  let column: usize = 0;
  for (let left = height * width; left > 0; ) {
    const p0 = at;
    at += stepX;
    if (++column == width) { column = 0; at += newline; }
    let p1 = p0;
    if (left > 1) {
      p1 = at;
      at += stepX;
      if (++column == width) { column = 0; at += newline; }
    }
    let s00 = f32x4.splat(0), s01 = s00, s02 = s00, s03 = s00;
    let s10 = s00, s11 = s00, s12 = s00, s13 = s00;
    let f = panel;
    for (let segment = segments; segment != segmentsEnd; segment += 4) {
      const shift = load<u32>(segment);
      let a0 = p0 + shift - 4, a1 = p1 + shift - 4;
      const end = f + runBytes - 64;
      f -= 64;
      do {
        f += 64;
        a0 += 4;
        a1 += 4;
        const y0 = v128.load(f);
        const y1 = v128.load(f, 16);
        const y2 = v128.load(f, 32);
        const y3 = v128.load(f, 48);
        let x = v128.load32_splat(a0);
        s00 = fused(s00, x, y0);
        s01 = fused(s01, x, y1);
        s02 = fused(s02, x, y2);
        s03 = fused(s03, x, y3);
        x = v128.load32_splat(a1);
        s10 = fused(s10, x, y0);
        s11 = fused(s11, x, y1);
        s12 = fused(s12, x, y2);
        s13 = fused(s13, x, y3);
      } while (f != end);
      f += 64;
    }
    if (bias != 0) {
      // May run over the bias's end: those lanes are not written.
      const offset0 = v128.load(bias);
      const offset1 = v128.load(bias, 16);
      const offset2 = v128.load(bias, 32);
      const offset3 = v128.load(bias, 48);
      s00 = f32x4.add(s00, offset0);
      s01 = f32x4.add(s01, offset1);
      s02 = f32x4.add(s02, offset2);
      s03 = f32x4.add(s03, offset3);
      s10 = f32x4.add(s10, offset0);
      s11 = f32x4.add(s11, offset1);
      s12 = f32x4.add(s12, offset2);
      s13 = f32x4.add(s13, offset3);
    }
    put(y, s00, s01, s02, s03, channels);
    if (left > 1) put(y + stride, s10, s11, s12, s13, channels);
    y += stride << 1;
    left -= min(left, 2);
  }
}

/** The first 13 to 16 channels of a tile's position. */
// @ts-ignore: decorator
@inline
function put(to: usize, a: v128, b: v128, c: v128, d: v128, count: usize): void {
  v128.store(to, a);
  v128.store(to, b, 16);
  v128.store(to, c, 32);
  if (count == 16) v128.store(to, d, 48);
  else storePart(to + 48, d, count - 12);
}
