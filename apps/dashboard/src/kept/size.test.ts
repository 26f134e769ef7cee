import { expect, it } from 'vitest';
import { size } from './size.ts';

it('is told in the unit that needs the fewest digits', () => {
  expect([0, 12, 999, 1000, 1380, 228_145, 5_200_000, 3e9].map(size)).toEqual([
    '0 bytes',
    '12 bytes',
    '999 bytes',
    '1 kB',
    '1.4 kB',
    '228 kB',
    '5.2 MB',
    '3 GB',
  ]);
});
