import { expect, it } from 'vitest';
import { meanFigure } from './meanFigure.ts';

it.each([
  [54.1234, 18, '54.12'],
  [-0.000123456, 1, '-0.0001235'],
  [1_700_000_123.4567, 5, '1,700,000,123.46'],
  [1_700_000_123.4567, 86_400, '1,700,000,100'],
  [1e9, 3, '1,000,000,000'],
  [0.1, 0, '0.1'],
  [1_234_567.8, 0, '1,234,567.8'],
  [0, 0, '0'],
  [0, 1, '0'],
])('a mean of %d beside a std of %d is %s', (mean, std, text) => {
  expect(meanFigure(mean, std)).toBe(text);
});

it('is near enough to be subtracted: within a hundredth of the std', () => {
  for (let exponent = -12; exponent <= 12; exponent++) {
    const mean = 1.23456789012345 * 10 ** exponent;
    for (const std of [mean / 1e9, mean / 3, mean * 10])
      expect(Math.abs(Number(meanFigure(mean, std).replaceAll(',', '')) - mean)).toBeLessThan(0.01 * std);
  }
});
