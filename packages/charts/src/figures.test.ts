import { describe, expect, it } from 'vitest';
import { fixed, meanAndStd, percent, scientific, signed } from './figures.ts';

describe('signed', () => {
  it('has its sign, as the lecture prints means', () => {
    expect([0.0178, -0.001, -0, 0].map(signed)).toEqual(['+0.02', '−0.00', '−0.00', '+0.00']);
  });
});

describe('fixed', () => {
  it('has two decimals, and powers of ten of what is large', () => {
    expect([0.6337, -0.5, 12345].map(fixed)).toEqual(['0.63', '−0.50', '1.2e4']);
  });
});

describe('figures of large and of small numbers', () => {
  it('go over into powers of ten where two figures would need more places', () => {
    expect([9999.99, 10_000, -10_000].map(fixed)).toEqual(['9999.99', '1.0e4', '−1.0e4']);
    expect([0.000995, 0.000994, 99.49, 99.5, -1234].map(scientific)).toEqual([
      '0.0010',
      '9.9e-4',
      '99',
      '1.0e2',
      '−1.2e3',
    ]);
  });

  it('are a dash where there is none', () => {
    for (const figure of [signed, fixed, scientific])
      expect([null, undefined, NaN, Infinity].map(figure)).toEqual(['–', '–', '–', '–']);
  });
});

describe('scientific', () => {
  it('has two figures of any size, and 0 of nothing', () => {
    expect([2.64e-3, -12, 0, 1.04, 0.312, 0.0996, -0.0994, 99.4, 99.6, 1e9, 9.9e-4].map(scientific)).toEqual([
      '0.0026',
      '−12',
      '0',
      '1.0',
      '0.31',
      '0.10',
      '−0.099',
      '99',
      '1.0e2',
      '1.0e9',
      '9.9e-4',
    ]);
  });
});

describe('percent', () => {
  it('is of a share', () => {
    expect([0.0278, 1].map(percent)).toEqual(['2.78 %', '100.00 %']);
  });
});

describe('meanAndStd', () => {
  it('has the mean’s sign, and the std without one', () => {
    expect(meanAndStd(-0.001, 0.634, signed)).toBe('−0.00 ± 0.63');
    expect(meanAndStd(2.46e-4, 9.24e-3, scientific)).toBe('2.5e-4 ± 0.0092');
  });

  it('is the mean alone of a single value', () => {
    expect(meanAndStd(2, NaN, fixed)).toBe('2.00');
  });
});

it('what is no number, as it may come over a wire, is a dash', () => {
  for (const print of [signed, fixed, scientific, percent])
    expect([null, undefined, NaN, Infinity].map(print)).toEqual(['–', '–', '–', '–']);
});
