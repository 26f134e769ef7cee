import { expect, test } from 'vitest';
import { threadsAsked } from './threadsAsked.ts';

test('threadsAsked are those of the address, and one where it says nothing', () => {
  const asked = ['', '?embed', '?threads=2', '?embed&threads=4', '?threads=', '?threads=many'].map(
    threadsAsked,
  );
  expect(asked).toEqual([1, 1, 2, 4, NaN, NaN]);
});
