import { describe, expect, it } from 'vitest';
import { averaged, noAverage } from './lossAverage.ts';

const of = (losses: readonly number[]) => losses.reduce(averaged, noAverage);
const mean = (losses: readonly number[]) => {
  const { sum, weight } = of(losses);
  return sum / weight;
};

describe('averaged', () => {
  it('weighs the k-th loss before the newest by 0.98 to the k', () => {
    const losses = [3, 1, 4, 1, 5, 9];
    const weights = losses.map((_, at) => 0.98 ** (losses.length - 1 - at));
    const { sum, weight } = of(losses);
    expect(weight).toBeCloseTo(
      weights.reduce((total, each) => total + each),
      12,
    );
    expect(sum).toBeCloseTo(
      losses.reduce((total, loss, at) => total + loss * (weights[at] ?? NaN), 0),
      12,
    );
  });

  it('starts at the first loss, and stays at a loss that stays', () => {
    expect(mean([2.5])).toBe(2.5);
    expect(mean(new Array<number>(500).fill(2.5))).toBeCloseTo(2.5, 12);
  });

  it('comes to know only the last few hundred losses', () => {
    expect(mean([...new Array<number>(100).fill(1000), ...new Array<number>(1000).fill(1)])).toBeCloseTo(
      1,
      4,
    );
  });

  it('leaves out a loss that is not finite', () => {
    expect(of([1, NaN, Infinity, 2])).toEqual(of([1, 2]));
    expect(of([NaN])).toEqual(noAverage);
  });
});
