import { describe, expect, it } from 'vitest';
import { normalCdf } from './normalCdf.ts';

describe('normalCdf', () => {
  // From scipy.stats.norm.cdf.
  it.each([
    [-8, 6.220960574271785e-16],
    [-3, 0.0013498980316300933],
    [-1, 0.15865525393145707],
    [-0.1, 0.460172162722971],
    [0, 0.5],
    [0.5, 0.6914624612740131],
    [2, 0.9772498680518208],
    [6, 0.9999999990134123],
  ])('is scipy’s at %d, to a part in eight million', (x, wanted) => {
    expect(Math.abs(normalCdf(x) / wanted - 1)).toBeLessThan(1.25e-7);
  });

  it('adds up to 1 with its mirror image, and never falls', () => {
    let before = 0;
    for (let x = -10; x <= 10; x += 0.125) {
      expect(normalCdf(x) + normalCdf(-x)).toBeCloseTo(1, 7);
      expect(normalCdf(x)).toBeGreaterThanOrEqual(before);
      before = normalCdf(x);
    }
  });

  it('has its limits, and NaN of NaN', () => {
    expect([normalCdf(-Infinity), normalCdf(Infinity), normalCdf(NaN)]).toEqual([0, 1, NaN]);
  });
});
