import { describe, expect, it } from 'vitest';
import { averageMoments, momentsDistance } from './momentsDistance.ts';

describe('momentsDistance', () => {
  it('measures a feature by the larger of both distances, and a layer by their mean', () => {
    const layer = { name: 'a', tracks: 'variance' as const };
    const distance = momentsDistance(
      { ...layer, mean: [1, 0], variance: [4, 1] },
      { ...layer, mean: [0, 0.1], variance: [4, Math.E ** 2] },
    );
    expect(distance).toBeCloseTo((0.5 + 2) / 2, 9);
    const shrunk = momentsDistance(
      { ...layer, mean: [0], variance: [1] },
      { ...layer, mean: [0], variance: [Math.E ** -3] },
    );
    expect(shrunk).toBeCloseTo(3, 9);
    // Variances of 0 are no division by 0.
    expect(
      momentsDistance({ ...layer, mean: [0], variance: [0] }, { ...layer, mean: [0], variance: [0] }),
    ).toBe(0);
  });

  it('squares a tracked std before it compares', () => {
    const layer = { name: 'a', mean: [0] };
    const distance = momentsDistance(
      { ...layer, tracks: 'std', variance: [3] },
      { ...layer, tracks: 'variance', variance: [9] },
    );
    expect(distance).toBeCloseTo(0, 10);
  });
});

describe('averageMoments', () => {
  const layer = { name: 'a', tracks: 'variance' as const };

  it('is the mean of each feature', () => {
    expect(
      averageMoments([
        { ...layer, mean: [0, 1], variance: [1, 2] },
        { ...layer, mean: [2, 4], variance: [3, 8] },
      ]),
    ).toEqual({ ...layer, mean: [1, 2.5], variance: [2, 5] });
  });

  it('is nothing of nothing', () => {
    expect(averageMoments([])).toBeUndefined();
  });
});
