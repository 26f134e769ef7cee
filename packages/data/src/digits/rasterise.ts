import type { Point } from './glyphs.ts';

/**
 * Draws pen strokes into a square grey image, in place, from 0 (paper) towards 1 (ink).
 *
 * A pixel's ink is how far its centre lies inside the stroke's edge, clamped to 0 … 1, so edges are smooth
 * over one pixel; where strokes cross, the darker counts.
 *
 * @param pixels row-major, `size × size`.
 * @param lines straight pieces in pixels; (0, 0) is the corner of the first pixel.
 * @param width of the pen in pixels.
 */
export function rasterise(
  pixels: Float32Array,
  size: number,
  lines: readonly (readonly Point[])[],
  width: number,
): void {
  const reach = width / 2 + 0.5;
  for (const points of lines) {
    for (let i = 1; i < points.length; i++) {
      const [x0, y0] = points[i - 1] ?? [0, 0];
      const [x1, y1] = points[i] ?? [0, 0];
      const dx = x1 - x0;
      const dy = y1 - y0;
      const lengthSquared = dx * dx + dy * dy || 1;
      const left = Math.max(0, Math.floor(Math.min(x0, x1) - reach));
      const right = Math.min(size - 1, Math.floor(Math.max(x0, x1) + reach));
      const top = Math.max(0, Math.floor(Math.min(y0, y1) - reach));
      const bottom = Math.min(size - 1, Math.floor(Math.max(y0, y1) + reach));
      for (let y = top; y <= bottom; y++) {
        for (let x = left; x <= right; x++) {
          const px = x + 0.5 - x0;
          const py = y + 0.5 - y0;
          const along = Math.min(1, Math.max(0, (px * dx + py * dy) / lengthSquared));
          const distanceSquared = (px - along * dx) ** 2 + (py - along * dy) ** 2;
          if (distanceSquared >= reach * reach) continue;
          const ink = Math.min(1, reach - Math.sqrt(distanceSquared));
          const at = y * size + x;
          if (ink > (pixels[at] ?? 0)) pixels[at] = ink;
        }
      }
    }
  }
}
