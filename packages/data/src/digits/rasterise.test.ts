import { describe, expect, it } from 'vitest';
import type { Point } from './glyphs.ts';
import { rasterise } from './rasterise.ts';

const size = 9;
function drawn(width: number, ...lines: readonly (readonly Point[])[]): number[][] {
  const pixels = new Float32Array(size * size);
  rasterise(pixels, size, lines, width);
  return Array.from({ length: size }, (_, y) => [...pixels.subarray(y * size, (y + 1) * size)]);
}

/** How far a point is from a straight piece, by trying many places along it. */
function distance([x, y]: Point, [[x0, y0], [x1, y1]]: readonly [Point, Point]): number {
  const along = Array.from({ length: 2001 }, (_, i) => i / 2000);
  return Math.min(...along.map((t) => Math.hypot(x - x0 - t * (x1 - x0), y - y0 - t * (y1 - y0))));
}

describe('rasterise', () => {
  it('has ink by how far a pixel’s centre lies inside the edge, at every pixel of a slanted stroke', () => {
    const piece = [
      [1.3, 2.1],
      [6.8, 7.4],
    ] as const;
    drawn(2.5, piece).forEach((row, y) =>
      row.forEach((ink, x) => {
        const inside = 2.5 / 2 + 0.5 - distance([x + 0.5, y + 0.5], piece);
        expect(ink).toBeCloseTo(Math.min(1, Math.max(0, inside)), 4);
      }),
    );
  });

  it('draws a pen’s width: the ink of a row across an upright stroke adds up to it', () => {
    const upright = [
      [4.2, -5],
      [4.2, 20],
    ] as const;
    for (const width of [1, 2.2, 3]) {
      const row = drawn(width, upright)[4] ?? [];
      expect(row.reduce((sum, ink) => sum + ink)).toBeCloseTo(width, 5);
    }
  });

  it('draws a dot where a stroke’s two points are one', () => {
    const dot = drawn(2, [
      [4.5, 4.5],
      [4.5, 4.5],
    ]);
    expect(dot[4]?.slice(3, 6)).toEqual([0.5, 1, 0.5]);
    expect(dot[3]?.[3]).toBeCloseTo(1.5 - Math.SQRT2, 6);
  });

  it('keeps the darker where strokes cross, and what was on the paper', () => {
    const across: readonly Point[] = [
      [0, 4.5],
      [9, 4.5],
    ];
    const down: readonly Point[] = [
      [4.5, 0],
      [4.5, 9],
    ];
    const [one, other, both] = [drawn(1.4, across), drawn(1.4, down), drawn(1.4, across, down)];
    expect(both).toEqual(one.map((row, y) => row.map((ink, x) => Math.max(ink, other[y]?.[x] ?? NaN))));
    const paper = new Float32Array(size * size).fill(0.9);
    rasterise(paper, size, [across], 0.2);
    expect(paper.every((ink) => ink === Math.fround(0.9))).toBe(true);
  });

  it('draws only within the image, and nothing of strokes outside it', () => {
    expect(
      drawn(2, [
        [-30, -30],
        [-20, 40],
      ])
        .flat()
        .every((ink) => ink === 0),
    ).toBe(true);
  });
});
