import { expect, it } from 'vitest';
import { placeOfKey } from './placeOfKey.ts';

it('moves an entry by one with an arrow, to an end with Home and End, and with no other key', () => {
  const places = ['ArrowUp', 'ArrowDown', 'Home', 'End', 'Delete', 'a'].map((key) => placeOfKey(key, 2, 5));
  expect(places).toEqual([1, 3, 0, 4, undefined, undefined]);
});
