import { copyValues } from '../parts';

/**
 * Copies an image into a frame: pixel (y, x) goes to (top + y · stepY, left + x · stepX), or nowhere when that is
 * outside. What lies between is left as it is.
 */
export function frame(
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
