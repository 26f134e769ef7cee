import type { TorchGenerator } from '@weir/core';
import type { Glyph, Point } from './glyphs.ts';
import { polyline } from './polyline.ts';

/** What one writing of a glyph looks like, in pixels. */
export interface Handwriting {
  readonly lines: readonly (readonly Point[])[];
  /** Width of the pen in pixels. */
  readonly width: number;
}

/** How far writings differ: each range is drawn from uniformly. */
const ranges = {
  /** Of the glyph's box, as shares of the image's side. */
  width: [0.36, 0.6],
  height: [0.54, 0.72],
  /** Of the middle, in shares of the image's side. */
  shift: [-0.09, 0.09],
  /** Of the whole glyph, in radians. */
  turn: [-0.15, 0.15],
  /** Horizontal shift of the top against the middle, in heights: positive leans to the right. */
  slant: [-0.15, 0.4],
  pen: [1.6, 3.4],
} as const;

/** Standard deviation of each point of a stroke, in shares of the glyph's box. */
const tremble = 0.02;

/** Writes a glyph once more into a square image: the pen trembles, and size, place, turn, slant and pen differ. */
export function handwriting(glyph: Glyph, size: number, rng: TorchGenerator): Handwriting {
  const draws = rng.rand(7);
  const draw = (i: number, [low, high]: readonly [number, number]): number =>
    low + (draws[i] ?? 0) * (high - low);
  const width = draw(0, ranges.width) * size;
  const height = draw(1, ranges.height) * size;
  const middle: Point = [size * (0.5 + draw(2, ranges.shift)), size * (0.5 + draw(3, ranges.shift))];
  const turn = draw(4, ranges.turn);
  const slant = draw(5, ranges.slant);
  const [cos, sin] = [Math.cos(turn), Math.sin(turn)];

  const lines = glyph.map((stroke) => {
    const trembles = rng.randn([stroke.points.length, 2]);
    const points = stroke.points.map(([x, y], i): Point => {
      const down = (y + tremble * (trembles[2 * i + 1] ?? 0) - 0.5) * height;
      const right = (x + tremble * (trembles[2 * i] ?? 0) - 0.5) * width - slant * down;
      return [middle[0] + cos * right - sin * down, middle[1] + sin * right + cos * down];
    });
    return polyline({ shape: stroke.shape, points });
  });
  return { lines, width: draw(6, ranges.pen) };
}
