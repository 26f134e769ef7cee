import { describe, expect, it } from 'vitest';
import { density } from './density.ts';

describe('density', () => {
  it('has the bins’ middles, and an integral of 1', () => {
    const points = density({ low: -1, high: 3, counts: [1, 2, 1, 0] });
    expect(points).toEqual([
      { x: -0.5, density: 0.25 },
      { x: 0.5, density: 0.5 },
      { x: 1.5, density: 0.25 },
      { x: 2.5, density: 0 },
    ]);
  });

  it('has both in the unit of the values, however wide the bins are', () => {
    expect(density({ low: 2, high: 6, counts: [3, 1] })).toEqual([
      { x: 3, density: 0.375 },
      { x: 5, density: 0.125 },
    ]);
  });

  it('is 0 everywhere where nothing was counted', () => {
    expect(density({ low: 0, high: 1, counts: [0, 0] }).map((point) => point.density)).toEqual([0, 0]);
  });
});
