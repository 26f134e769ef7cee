import { expect, it } from 'vitest';
import { maskOf } from './mask.ts';

it('maskOf sets bits from the highest of the first byte on, and leaves those after the last 0', () => {
  expect(maskOf(0, () => true)).toEqual([]);
  expect(maskOf(1, () => true)).toEqual([0b1000_0000]);
  expect(maskOf(8, (at) => at === 7)).toEqual([0b0000_0001]);
  expect(maskOf(10, () => true)).toEqual([0b1111_1111, 0b1100_0000]);
  expect(maskOf(9, (at) => at === 2 || at === 8)).toEqual([0b0010_0000, 0b1000_0000]);
});
