import { describe, expect, it } from 'vitest';
import { smoothed } from './smoothed.ts';

describe('smoothed', () => {
  it('does not stand above the data on a steep fall, as an average of the past would', () => {
    const falling = Array.from({ length: 200 }, (_, at) => 25 - at / 10);
    smoothed(falling, 10).forEach((value, at) =>
      expect(Math.abs(value - (falling[at] ?? 0))).toBeLessThan(0.6),
    );
    expect(smoothed(falling, 10)[0]).toBe(25);
  });

  it('evens out noise', () => {
    const noise = Array.from({ length: 200 }, (_, at) => (at % 2 === 0 ? 1 : 3));
    for (const value of smoothed(noise, 20).slice(20)) expect(value).toBeCloseTo(2, 1);
  });

  it('has a value for each, of none none', () => {
    expect(smoothed([])).toEqual([]);
    expect(smoothed([4])).toEqual([4]);
  });
});
