import { arraySnapshot } from '@weir/core';
import { describe, expect, it } from 'vitest';
import { largest, roundingOf, roundingShare } from './rounding.ts';

const parametersOf = (...sizes: readonly number[]) =>
  arraySnapshot({
    parameters: sizes.map((size, at) => ({
      name: `${at}.linear.weight`,
      data: { values: [1, 2], shape: [1, 2] },
      grad: { values: [-size, size / 2], shape: [1, 2] },
    })),
  }).parameters;

describe('largest', () => {
  it('is of either sign', () => {
    expect(largest({ min: -3, max: 2 })).toBe(3);
    expect(largest({ min: -1, max: 2 })).toBe(2);
  });
});

describe('roundingOf', () => {
  it('is a share of the median over the parameters that have a gradient', () => {
    expect(roundingOf(parametersOf(1, 4, 100, 0))).toBeCloseTo(4 * roundingShare, 12);
    expect(roundingOf(parametersOf(1, 3), 0.5)).toBeCloseTo(1, 6);
  });

  it('is 0 where none has one', () => {
    expect(roundingOf(parametersOf(0, 0))).toBe(0);
  });
});
