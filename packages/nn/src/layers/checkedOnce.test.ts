import { describe, expect, it } from 'vitest';
import type { Shape } from '../shapes/shape.ts';
import { checkedOnce } from './checkedOnce.ts';

const tensor = (shape: readonly number[]) => ({ dataId: {}, shape: [...shape], dtype: 'float32' as const });

describe('what is checked once', () => {
  it('is checked at the first use and at another shape of an example, whatever the batch', () => {
    const seen: Shape[] = [];
    const check = checkedOnce((input) => {
      seen.push(input);
      return input;
    });
    for (const shape of [
      [8, 3],
      [4, 3],
      [8, 5],
      [8, 5, 1],
      [2, 5, 1],
    ])
      check(tensor(shape));
    expect(seen).toEqual([[3], [5], [5, 1]]);
  });

  it('is checked again after it was refused', () => {
    const check = checkedOnce(() => {
      throw new RangeError('too wide');
    });
    expect(() => check(tensor([8, 3]))).toThrow('too wide');
    expect(() => check(tensor([8, 3]))).toThrow('too wide');
  });
});
