import { pythonRandom, torchGenerator } from '@weir/core';
import { describe, expect, it } from 'vitest';
import { itemOrder } from './shuffle.ts';

describe('itemOrder', () => {
  it('is the order they came in without a shuffle', () => {
    expect([...itemOrder(4, undefined)]).toEqual([0, 1, 2, 3]);
    expect(itemOrder(0, undefined)).toHaveLength(0);
  });

  it('shuffles as random.Random(42).shuffle does', () => {
    // CPython 3.11 of list(range(10))
    expect([...itemOrder(10, { generator: 'python', seed: 42 })]).toEqual([7, 3, 2, 8, 5, 6, 9, 4, 0, 1]);
    const whole = Array.from({ length: 500 }, (_, i) => i);
    pythonRandom(3).shuffle(whole);
    expect([...itemOrder(500, { generator: 'python', seed: 3 })]).toEqual(whole);
  });

  it('permutes as torch.randperm does by manual_seed', () => {
    expect([...itemOrder(500, { generator: 'torch', seed: 3 })]).toEqual([
      ...torchGenerator(3).randperm(500),
    ]);
  });

  it.each(['python', 'torch'] as const)('has each item once with %s', (generator) => {
    const sorted = [...itemOrder(100, { generator, seed: 1 })].sort((a, b) => a - b);
    expect(sorted).toEqual(Array.from({ length: 100 }, (_, i) => i));
  });
});
