import { fused } from '../fused';
import { putWide } from './putWide';

/**
 * All positions of an image of one channel, no stride, 5 to 8 output channels: four neighbouring positions share a
 * pointer, and `places` tells where each of the `taps` stands, for runs of so few are not worth a loop. Its innermost loop is
 * `by8`'s written again, for speed: the four inputs come from one address.
 */
export function oneChannel(
  image: usize, row: usize, places: usize, taps: usize,
  panel: usize, bias: usize, y: usize, height: usize, width: usize, outputs: usize, channels: usize,
): void {
  const end = panel + (taps << 5) - 32;
  const stride = outputs << 2;
  for (let line: usize = 0; line < height; line++, image += row) {
    let at = image;
    // Positions past the line's end are computed too, and not written.
    for (let left = width; left > 0; at += 16) {
      let s00 = f32x4.splat(0), s01 = s00, s10 = s00, s11 = s00;
      let s20 = s00, s21 = s00, s30 = s00, s31 = s00;
      let f = panel - 32;
      let place = places - 4;
      do {
        f += 32;
        place += 4;
        const a = at + load<u32>(place);
        const y0 = v128.load(f);
        const y1 = v128.load(f, 16);
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
      } while (f != end);
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
      const done = min(left, 4);
      y += stride * done;
      left -= done;
    }
  }
}
