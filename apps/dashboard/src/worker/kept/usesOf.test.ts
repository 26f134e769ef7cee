import { expect, it } from 'vitest';
import { baseName, usesOf } from './usesOf.ts';

it('are the files of its data and of its first weights, without the folders of another machine', () => {
  expect(usesOf({ config: { data: { type: 'names', path: '../data/names.txt' } }, options: {} })).toEqual([
    'names.txt',
  ]);
  const images = { type: 'images', images: 'a.gz', labels: 'b.gz' };
  const options = { weights: { file: 'w.safetensors', layout: 'torch' }, variant: 'x' };
  expect(usesOf({ config: { data: images }, options })).toEqual(['a.gz', 'b.gz', 'w.safetensors']);
  expect(usesOf({ config: { data: { type: 'names', corpus: 'given-names' } }, options: {} })).toEqual([]);
  expect(usesOf({ config: null, options: {} })).toEqual([]);
});

it('a path of Windows has a last part too', () => {
  expect(['names.txt', 'a/b.csv', 'C:\\data\\c.csv'].map(baseName)).toEqual(['names.txt', 'b.csv', 'c.csv']);
});
