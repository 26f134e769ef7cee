import { describe, expect, it } from 'vitest';
import { glyphs } from './glyphs.ts';
import { polyline } from './polyline.ts';

const all = glyphs.flatMap((ways, digit) => ways.map((glyph, way) => ({ glyph, digit, way })));

describe('glyphs', () => {
  it('has two or three ways to write each of ten digits', () => {
    expect(glyphs).toHaveLength(10);
    expect(glyphs.every((ways) => ways.length === 2 || ways.length === 3)).toBe(true);
  });

  it.each(all)('fits way $way of a $digit into the unit square, and fills its height', ({ glyph }) => {
    const heights = glyph.flatMap((stroke) => stroke.points.map(([, y]) => y));
    const points = glyph.flatMap(polyline).flat();
    expect(Math.max(...heights) - Math.min(...heights)).toBeGreaterThan(0.8);
    expect(Math.min(...points)).toBeGreaterThan(-0.1);
    expect(Math.max(...points)).toBeLessThan(1.1);
    expect(glyph.every(({ points: each }) => each.length >= 2)).toBe(true);
  });
});
