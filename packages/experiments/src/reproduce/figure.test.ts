import { describe, expect, it } from 'vitest';
import { agreeingDigits, agrees, figure, significantDigits } from './figure.ts';

describe('a figure of the lecture beside ours', () => {
  it.each([
    ['2.640702e-03', 7],
    ['0.63', 2],
    ['-0.00', 1],
    ['47024', 5],
    ['3.2870', 5],
  ])('%s has %i significant digits', (printed, digits) => expect(significantDigits(printed)).toBe(digits));

  it.each([
    ['2.640702e-03', 0.002640703, 6],
    ['6.234305e-03', 0.006234299, 6],
    ['5.742187e-03', 0.005742182, 5],
    ['0.63', 0.6337, 2],
    ['0.63', 0.6361, 1],
    ['2.0674145', 3.1, 0],
    ['-0.00', 0.0049, 1],
    ['-0.00', 0.0051, 0],
  ])('%s and %d agree to %i', (printed, value, digits) =>
    expect(agreeingDigits(printed, value)).toBe(digits),
  );

  it('agrees when it shows the digits that it must', () => {
    expect(agrees(figure('run', 'loss', '3.2870', 3.28703))).toBe(true);
    expect(agrees(figure('run', 'loss', '3.2870', 3.2864))).toBe(false);
    expect(agrees(figure('run', 'loss', '3.2870', 3.2864, 3))).toBe(true);
  });
});
