import { expect, it } from 'vitest';
import { isOptions } from './isOptions.ts';

it('takes an object for options, and no list, no word, no number and nothing', () => {
  expect([{}, { type: 'sgd' }].every(isOptions)).toBe(true);
  expect([[], [{}], 'sgd', 0.1, false, null, undefined].some(isOptions)).toBe(false);
});
