import { fused } from '../fused';
import { storeLanes } from '../parts';

/**
 * All positions of an image, 1 to 4 channels, four at a time.
 *
 * Beside `by8` and `by16` rather than one with them, for speed: sums and inputs are locals, which the engine keeps in
 * registers, so that their number is that of the code.
 */
export function by4(
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
      let a0 = p0 + shift - 4, a1 = p1 + shift - 4, a2 = p2 + shift - 4, a3 = p3 + shift - 4;
      const end = f + runBytes - 16;
      f -= 16;
      do {
        f += 16;
        a0 += 4;
        a1 += 4;
        a2 += 4;
        a3 += 4;
        const w = v128.load(f);
        s0 = fused(s0, v128.load32_splat(a0), w);
        s1 = fused(s1, v128.load32_splat(a1), w);
        s2 = fused(s2, v128.load32_splat(a2), w);
        s3 = fused(s3, v128.load32_splat(a3), w);
      } while (f != end);
      f += 16;
    }
    if (bias != 0) {
      s0 = f32x4.add(s0, offset);
      s1 = f32x4.add(s1, offset);
      s2 = f32x4.add(s2, offset);
      s3 = f32x4.add(s3, offset);
    }
    storeLanes(y, s0, channels);
    if (left > 1) storeLanes(y + stride, s1, channels);
    if (left > 2) storeLanes(y + stride * 2, s2, channels);
    if (left > 3) storeLanes(y + stride * 3, s3, channels);
    y += stride << 2;
    left -= min(left, 4);
  }
}
