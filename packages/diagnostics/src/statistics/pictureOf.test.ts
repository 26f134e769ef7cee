import { expect, it } from 'vitest';
import { pictureOf } from './pictureOf.ts';

it('pictureOf has the greys of one image, darkest to lightest', () => {
  expect(pictureOf([9, 9, 9, 9, -1, 0, 1, 3], [2, 2, 1], 1)).toEqual({
    width: 2,
    height: 2,
    greys: [0, 64, 128, 255],
  });
});

it('pictureOf takes the mean of the channels, and an even image for black', () => {
  expect(pictureOf([0, 0, 2, 4], [1, 2, 2], 0).greys).toEqual([0, 255]);
  expect(pictureOf([5, 5], [1, 2, 1], 0).greys).toEqual([0, 0]);
});

it('pictureOf takes every so manieth pixel of a large image', () => {
  const { width, height, greys } = pictureOf(
    Array.from({ length: 64 * 40 }, (_, at) => at % 40),
    [64, 40, 1],
    0,
  );
  expect([width, height, greys.length]).toEqual([20, 32, 640]);
  expect(greys.slice(0, 3)).toEqual([0, 13, 27]);
});
