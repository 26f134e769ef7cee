import { describe, expect, it } from 'vitest';
import type { Point } from './glyphs.ts';
import { polyline } from './polyline.ts';

const corners: readonly Point[] = [
  [0, 0],
  [1, 0],
  [1, 1],
];

describe('polyline', () => {
  it('leaves a line as it is', () => {
    expect(polyline({ shape: 'line', points: corners })).toEqual(corners);
  });

  it('leads a curve through each of its points, in five pieces from one to the next', () => {
    const curve = polyline({ shape: 'curve', points: corners });
    expect(curve).toHaveLength(11);
    expect([curve[0], curve[5], curve[10]]).toEqual(corners);
  });

  it('goes along straight points straight on, and at even pace', () => {
    const points: readonly Point[] = [0, 1, 2, 3].map((x): Point => [x, 2 * x]);
    const middle = polyline({ shape: 'curve', points }).slice(5, 11);
    middle.forEach(([x, y], at) => {
      expect(x).toBeCloseTo(1 + at / 5, 12);
      expect(y).toBeCloseTo(2 * x, 12);
    });
  });

  it('is the Catmull–Rom spline half-way: (−a + 9b + 9c − d) / 16', () => {
    // Five pieces have no half-way point; the cubic through t = 0, 0.2, 0.4, 0.6, 0.8 gives it by symmetry of the ends.
    const points: readonly Point[] = [
      [0, 3],
      [1, 0],
      [2, 0],
      [3, 3],
    ];
    const [two, three] = polyline({ shape: 'curve', points }).slice(7, 9);
    expect(two?.[1]).toBeCloseTo(three?.[1] ?? NaN, 12);
    // b + ½(t(c − a) + t²(2a − 5b + 4c − d) + t³(3(b − c) + d − a)) at t = 0.4
    expect(two?.[1]).toBeCloseTo(0.5 * (0.4 * -3 + 0.4 ** 2 * 3), 12);
  });
});
