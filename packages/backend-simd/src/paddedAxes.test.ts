import { expect, it } from 'vitest';
import { paddedAxes } from './paddedAxes.ts';

it('merges axes without margins with those ahead of them', () => {
  const image = paddedAxes(
    [8, 28, 20, 3],
    [
      [0, 0],
      [1, 2],
      [3, 4],
      [0, 0],
    ],
  );
  expect(image).toEqual([
    { before: 0, length: 8, after: 0 },
    { before: 1, length: 28, after: 2 },
    { before: 9, length: 60, after: 12 },
  ]);
});

it('takes axes that no padding is given for as without margins', () => {
  expect(paddedAxes([4, 5, 6], [[1, 0]])).toEqual([{ before: 30, length: 120, after: 0 }]);
  expect(paddedAxes([], [])).toEqual([]);
});
