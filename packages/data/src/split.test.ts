import { describe, expect, it } from 'vitest';
import { divide, splitBounds, type Split } from './split.ts';

describe('splitBounds', () => {
  it.each([
    [32_033, 25_626, 28_829],
    [10, 8, 9],
    [1, 0, 0],
    [0, 0, 0],
  ])('floors both bounds of %i items', (n, validation, test) => {
    expect(splitBounds(n)).toEqual([validation, test]);
  });
});

describe('divide', () => {
  const all: Split<readonly [2], 'values', 'values'> = {
    size: 4,
    inputs: Float32Array.of(0, 1, 2, 3, 4, 5, 6, 7),
    inputShape: [2],
    inputKind: 'values',
    targets: Float32Array.of(10, 11, 12, 13),
    targetShape: [1],
    targetKind: 'values',
  };

  it('cuts inputs and targets at the same examples', () => {
    const { train, validation, test } = divide(all, [2, 3]);
    expect([...train.inputs, ...train.targets]).toEqual([0, 1, 2, 3, 10, 11]);
    expect([...validation.inputs, ...validation.targets]).toEqual([4, 5, 12]);
    expect([...test.inputs, ...test.targets]).toEqual([6, 7, 13]);
    expect([train.size, validation.size, test.size]).toEqual([2, 1, 1]);
  });

  it('freezes the splits', () => {
    expect(Object.isFrozen(divide(all, [2, 3]).train)).toBe(true);
  });
});
