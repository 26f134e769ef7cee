import { torchGenerator } from '@weir/core';
import { describe, expect, it } from 'vitest';
import type { Glyph } from './glyphs.ts';
import { handwriting } from './handwriting.ts';

const box: Glyph = [
  {
    shape: 'line',
    points: [
      [0, 0],
      [1, 0],
      [1, 1],
      [0, 1],
    ],
  },
  {
    shape: 'curve',
    points: [
      [0, 0],
      [0.5, 0.2],
      [1, 1],
    ],
  },
];
const writings = Array.from({ length: 200 }, (_, seed) => handwriting(box, 28, torchGenerator(seed)));
const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;

describe('handwriting', () => {
  it('is the same of the same generator, and another with each draw', () => {
    expect(handwriting(box, 28, torchGenerator(5))).toEqual(writings[5]);
    const rng = torchGenerator(5);
    handwriting(box, 28, rng);
    expect(handwriting(box, 28, rng)).not.toEqual(writings[5]);
  });

  it('writes every stroke, curves in more points than they were given', () => {
    for (const { lines } of writings) expect(lines.map((points) => points.length)).toEqual([4, 11]);
  });

  it('draws with a pen of 1.6 to 3.4 pixels', () => {
    const widths = writings.map(({ width }) => width);
    expect(Math.min(...widths)).toBeGreaterThanOrEqual(1.6);
    expect(Math.max(...widths)).toBeLessThan(3.4);
    expect(mean(widths)).toBeCloseTo(2.5, 0);
  });

  it('stays in the image, about its middle, and leans to the right on the whole', () => {
    const boxes = writings.map(({ lines }) => lines[0] ?? []);
    for (const points of boxes)
      for (const along of points.flat()) expect(along > -1 && along < 29).toBe(true);
    expect(mean(boxes.flat().map(([x]) => x))).toBeCloseTo(14, 0);
    expect(mean(boxes.flat().map(([, y]) => y))).toBeCloseTo(14, 0);
    const lean = boxes.map((points) => (points[0]?.[0] ?? NaN) - (points[3]?.[0] ?? NaN));
    expect(mean(lean)).toBeGreaterThan(0);
  });

  it('grows with the image', () => {
    const [small, large] = [28, 56].map((size) => handwriting(box, size, torchGenerator(1)).lines.flat(2));
    large?.forEach((along, at) => expect(along).toBeCloseTo(2 * (small?.[at] ?? NaN), 9));
  });
});
