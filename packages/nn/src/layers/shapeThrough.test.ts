import { torchGenerator } from '@weir/core';
import { expect, it } from 'vitest';
import { flatten } from './flatten.ts';
import { linear } from './linear.ts';
import { shapeThrough } from './shapeThrough.ts';

it('a shape goes through layers one after the other, up to the first that does not take it', () => {
  const layers = [flatten(), linear(6, 3, { rng: torchGenerator(1) })];
  expect(shapeThrough(layers, [2, 3])).toEqual([3]);
  expect(shapeThrough([], [7, 2])).toEqual([7, 2]);
  expect(() => shapeThrough(layers, [2, 2])).toThrow('linear: input width must be 6, got 4');
});
