import { describe, expect, it } from 'vitest';
import { decades, extent, held } from './extent.ts';

describe('extent', () => {
  it('is as long as the values where they are far enough apart', () => {
    expect(extent([-5, -3, -1], 1)).toEqual({ low: -5, high: -1 });
  });

  it('is never shorter than it is to be, however near the values are', () => {
    const { low, high } = extent([-2.6, -2.65], 1);
    expect(high - low).toBeCloseTo(1);
    expect((low + high) / 2).toBeCloseTo(-2.625);
  });

  it('is not stretched by one outlier, which is held at its end', () => {
    const values = [...Array.from({ length: 200 }, (_, at) => at / 200), 1e6];
    const axis = extent(values, 0.1);
    expect(axis.high).toBeLessThan(3);
    expect(held(1e6, axis)).toBe(axis.high);
    expect(held(0.5, axis)).toBe(0.5);
  });

  it('looks at the values in any order, and at none that is no number', () => {
    expect(extent([-1, NaN, -5, 10, Infinity, -3, -Infinity, 2], 1)).toEqual({ low: -5, high: 10 });
    expect(extent([NaN], 1)).toEqual({ low: -0.5, high: 0.5 });
  });

  it('has values to show of a single one', () => {
    expect(extent([3], 1)).toEqual({ low: 2.5, high: 3.5 });
  });
});

describe('decades', () => {
  it('keeps gradients that are alike from looking like a collapse: a decade at least', () => {
    const { low, high } = decades([2.4e-3, 2.2e-3, 2.0e-3]);
    expect(high / low).toBeCloseTo(10);
    expect(low).toBeLessThan(2e-3);
    expect(high).toBeGreaterThan(2.4e-3);
  });

  it('counts no value that has no logarithm', () => {
    const { low, high } = decades([0, 1e-3, -1, 10]);
    expect([low, high].map(Math.log10)).toEqual([expect.closeTo(-3, 9), expect.closeTo(1, 9)]);
  });
});
