import { describe, expect, it } from 'vitest';
import { arrayReading } from './arrayReading.ts';

describe('arrayReading', () => {
  it.each([3, 7, 100, 1001])('has the std of %i values that lie many times their spread from 0', (count) => {
    // Whole steps of a power of two, so that every value is exact.
    const whole = Array.from({ length: count }, (_, i) => ((i * 7919) % 101) - 50);
    const mean = whole.reduce((sum, step) => sum + step, 0) / count;
    const squares = whole.reduce((sum, step) => sum + (step - mean) ** 2, 0);
    const std = Math.sqrt(squares / (count - 1));
    for (const exponent of [-20, 0, 45]) {
      const step = 2 ** (exponent - 51);
      const { std: got } = arrayReading(
        'x',
        whole.map((steps) => 1.3 * 2 ** exponent + steps * step),
      ).moments();
      // Half a step is what each value is rounded by.
      expect(Math.abs(got / step - std)).toBeLessThan(0.6);
    }
  });

  it('summarises the finite values, and counts the others', () => {
    const { std, ...rest } = arrayReading('x', [1, NaN, 2, -Infinity, 6]).moments();
    expect(rest).toEqual({ count: 3, mean: 3, min: 1, max: 6, nonFinite: 2 });
    expect(std).toBeCloseTo(Math.sqrt(14 / 2), 12);
  });

  it('has no spread of a single value or row, and nothing of no value', () => {
    expect(arrayReading('x', [3]).moments()).toEqual({
      count: 1,
      mean: 3,
      std: 0,
      min: 3,
      max: 3,
      nonFinite: 0,
    });
    expect(arrayReading('x', [3, 4], [1, 2]).unitMoments()).toEqual({ mean: [3, 4], std: [0, 0] });
    expect(arrayReading('x', []).moments()).toEqual({
      count: 0,
      mean: NaN,
      std: NaN,
      min: NaN,
      max: NaN,
      nonFinite: 0,
    });
  });

  it('measures each unit of the last axis over all rows, NaN where a value is not finite', () => {
    const { mean, std } = arrayReading('x', [1, 10, 3, NaN, 5, 30], [3, 1, 2]).unitMoments();
    expect([mean, std]).toEqual([
      [3, NaN],
      [2, NaN],
    ]);
  });

  it('measures units in time that grows with the values, not with values times units', () => {
    const timeOf = (units: number): number => {
      const reading = arrayReading('x', new Float64Array(400_000), [400_000 / units, units]);
      const start = process.cpuUsage().user;
      reading.unitShare(0);
      reading.unitMoments();
      return process.cpuUsage().user - start;
    };
    timeOf(4);
    // By a pass for each unit it would be some five hundred times as long.
    expect(timeOf(2000)).toBeLessThan(50 * Math.max(timeOf(4), 2000));
  });

  it('counts shares above a threshold, of all and of each unit, by value or magnitude', () => {
    const reading = arrayReading('x', [-3, 1, 2, -0.5], [2, 2]);
    expect([reading.share(1), reading.share(1, { absolute: true })]).toEqual([0.25, 0.5]);
    expect(reading.unitShare(0)).toEqual([0.5, 0.5]);
    expect(reading.unitShare(1, { absolute: true })).toEqual([1, 0]);
    expect(reading.mask(0)).toEqual([0b0110_0000]);
    expect(reading.mask(1, { absolute: true })).toEqual([0b1010_0000]);
  });

  it('counts a value at an edge in the bin above it, at the highest edge in the last, and no value beyond', () => {
    const reading = arrayReading('x', [0, 1, 2, 2, NaN, 5, -1]);
    expect(reading.histogram({ bins: 2, low: 0, high: 2 })).toEqual({ low: 0, high: 2, counts: [1, 3] });
    expect(reading.histogram({ bins: 3 })).toEqual({ low: -1, high: 5, counts: [2, 3, 1] });
  });

  it('gives copies of its values, and does not follow the array it was made of', () => {
    const source = [1, 2];
    const reading = arrayReading('x', source);
    source[0] = 9;
    const copy = reading.values();
    Object.assign(copy, [7]);
    expect(Array.from(reading.values())).toEqual([1, 2]);
  });
});
