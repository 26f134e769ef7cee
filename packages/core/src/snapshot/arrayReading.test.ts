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
});
