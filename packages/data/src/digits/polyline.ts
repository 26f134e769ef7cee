import type { Point, Stroke } from './glyphs.ts';

const stepsPerSpan = 5;

/**
 * A stroke as straight pieces: a line as it is, a curve as the Catmull–Rom spline through its points, whose tangent
 * at each point is half the way from the point before it to the point after it.
 */
export function polyline({ shape, points }: Stroke): readonly Point[] {
  if (shape === 'line') return points;
  return points.flatMap((point, i) => {
    const next = points[i + 1];
    if (!next) return [point];
    const before = points[i - 1] ?? point;
    const after = points[i + 2] ?? next;
    return Array.from({ length: stepsPerSpan }, (_, step): Point => {
      const t = step / stepsPerSpan;
      return [
        spline(before[0], point[0], next[0], after[0], t),
        spline(before[1], point[1], next[1], after[1], t),
      ];
    });
  });
}

function spline(a: number, b: number, c: number, d: number, t: number): number {
  return b + 0.5 * t * (c - a + t * (2 * a - 5 * b + 4 * c - d + t * (3 * (b - c) + d - a)));
}
