import { torchGenerator } from '@weir/core';
import { describe, expect, test } from 'vitest';
import { buildNetwork } from '../configuration/build/buildNetwork.ts';
import { parseConfiguration } from '../configuration/check/parseConfiguration.ts';
import { loadData } from './loadData.ts';

const rows = Array.from(
  { length: 20 },
  (_, at) => `${2000 + at};${at % 3 ? 'yes' : 'no'};${400_000 + 9 * at}`,
);
const files: Readonly<Record<string, string>> = {
  'houses.csv': ['area;garden;price', ...rows].join('\n'),
  'places.txt': 'New York\nSt. Ives\nBath\nYork\nN. Bath\nIves',
};
const read = (path: string) => Promise.resolve(new TextEncoder().encode(files[path]));

async function built(given: object) {
  const configuration = parseConfiguration({ batchSize: 2, ...given });
  const data = await loadData(configuration, { read });
  const network = buildNetwork(configuration, data, torchGenerator(1));
  return { data, output: network.outputShape(data.train.inputShape) };
}

const classifier = { type: 'linear', out: 'classes' };
const houses = { type: 'table', path: 'houses.csv', features: ['area', 'price'], target: 'garden' };

describe('data that people bring', () => {
  test('are standardised where that is asked for, and their classes counted', async () => {
    const { data, output } = await built({ data: { ...houses, standardise: true }, model: [classifier] });
    expect(output).toEqual([2]);
    expect(data.labels).toEqual(['no', 'yes']);
    expect(Math.max(...data.train.inputs)).toBeLessThan(2);
    expect(data).toMatchObject({ standardisation: { inputs: { mean: [2007.5, expect.any(Number)] } } });
  });

  test('are compared with by mse where their labels are made vectors, and the error says how', async () => {
    const mse = { loss: { type: 'mse' }, model: [{ type: 'flatten' }, classifier] };
    const { data, output } = await built({ ...mse, data: { type: 'images', oneHot: true } });
    expect([data.train.targetShape, output]).toEqual([[10], [10]]);
    await expect(built({ ...mse, data: { type: 'images' } })).rejects.toThrow(
      'use crossEntropy, or set data.oneHot to true',
    );
  });

  test('can be names with blanks and points, by another boundary, as wide as their vocabulary', async () => {
    const model = [{ type: 'embedding', dim: 2 }, { type: 'flatten' }, { type: 'linear', out: 'vocabulary' }];
    const { data, output } = await built({
      data: { type: 'names', path: 'places.txt', boundary: '|' },
      model,
    });
    expect(data.vocabulary?.characters.slice(0, 3)).toEqual(['|', ' ', '.']);
    expect(output).toEqual([data.vocabulary?.size]);
    await expect(built({ data: { type: 'names', path: 'places.txt' }, model })).rejects.toThrow(
      'names: places.txt line 2, column 3 must be none that begins and ends words, got "." (U+002E); set data.boundary',
    );
  });

  test('without classes cannot be as wide as those', async () => {
    const given = { data: { ...houses, features: ['area'], target: 'price' }, loss: { type: 'mse' } };
    await expect(built({ ...given, model: [classifier] })).rejects.toThrow(
      'model[0]: linear: out must be a number where the data have no classes, got "classes"; write 1, as many as an example has targets',
    );
  });
});
