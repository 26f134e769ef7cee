import { expect, it } from 'vitest';
import { roundMultiple } from './roundMultiple.ts';

it.each([
  [0, 1],
  [1, 1],
  [1.01, 2],
  [6.5, 8],
  [9, 10],
  [13.3, 15],
  [15, 15],
  [21, 25],
  [101, 120],
  [801, 1000],
  [5000, 1000],
  [Infinity, 1000],
])('rounds %d up to %d', (needed, multiple) => {
  expect(roundMultiple(needed)).toBe(multiple);
});
