import { describe, expect, it } from 'vitest';
import { distributionRows } from './distribution.ts';
import type { NamedHistogram } from './distribution.ts';

const named = (
  name: string,
  counts: readonly number[],
  extra: Partial<NamedHistogram> = {},
): NamedHistogram => ({
  name,
  layer: name,
  label: name,
  std: 1,
  histogram: { low: 0, high: counts.length, counts },
  ...extra,
});

describe('distributionRows', () => {
  it.each([0, null, NaN])('leave out a layer whose std is %s: all its values are one', (std) => {
    const rows = distributionRows([named('a', [1, 2, 1]), named('b', [0, 3, 0], { std })]);
    expect(new Set(rows.map(({ name }) => name))).toEqual(new Set(['a']));
  });

  it('end where the bulk of the values does', () => {
    const counts = [5000, 9000, 5000, ...new Array<number>(97).fill(0)];
    counts[99] = 1;
    const rows = distributionRows([named('a', counts)]);
    expect(Math.max(...rows.map(({ x }) => x))).toBeLessThan(5);
  });

  it('cut the peak of a value that is far more frequent than all others, as the zeros of relu are', () => {
    const rows = distributionRows([named('a', [1000, 20, 30, 25, 20, 10])]);
    const [zeros, ...others] = rows.map(({ density }) => density);
    expect(zeros).toBeLessThan(2 * Math.max(...others));
  });

  it('keep the peaks at both ends of a saturated tanh the highest', () => {
    const rows = distributionRows([named('a', [100, 10, 9, 8, 9, 10, 100])]);
    const densities = rows.map(({ density }) => density);
    expect(densities[0]).toBe(Math.max(...densities));
    expect(densities.at(-1)).toBe(Math.max(...densities));
  });
});
