import { expect, it } from 'vitest';
import { fillByMeans } from './fillByMeans.ts';

it('puts the mean of the rows that are trained on where nothing is, in every row', () => {
  const inputs = Float64Array.of(1, NaN, 3, 4, NaN, 8, 100, NaN);
  fillByMeans(inputs, ['a', 'b'], 3, 't.csv');
  expect([...inputs]).toEqual([1, 6, 3, 4, 2, 8, 100, 6]);
});

it('refuses a column of which nothing is known where the network is trained', () => {
  expect(() => fillByMeans(Float64Array.of(NaN, NaN, 3), ['a'], 2, 't.csv')).toThrow(
    'table: t.csv column "a" must have a value among those trained on, got none; leave the column out',
  );
});
