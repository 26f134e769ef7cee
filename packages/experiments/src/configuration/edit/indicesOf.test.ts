import { expect, test } from 'vitest';
import { indicesOf } from './indicesOf.ts';

test.each([
  ['0', [0]],
  ['12', [12]],
  ['2,5,8', [2, 5, 8]],
  ['2,5-8,10', [2, 5, 6, 7, 8, 10]],
  ['3-3', [3]],
])('%s stands for %j', (segment, indices) => {
  expect(indicesOf(segment)).toEqual(indices);
});

test.each(['', 'first', '-1', '1.5', '2,', ',2', '8-5', '2-', '1e3', '0-99999999999'])(
  '%j stands for none',
  (segment) => {
    expect(indicesOf(segment)).toEqual([]);
  },
);
