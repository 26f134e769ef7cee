import { describe, expect, test } from 'vitest';
import { parseConfiguration } from '../configuration/check/parseConfiguration.ts';
import { loadData } from './loadData.ts';

const load = (given: object, files: Readonly<Record<string, string>> = {}) =>
  loadData(parseConfiguration({ model: [{ type: 'tanh' }], ...given }), {
    read: (path) => Promise.resolve(new TextEncoder().encode(files[path])),
  });

test('names are the embedded ones unless a file is named', async () => {
  const embedded = await loadData(parseConfiguration({ model: [{ type: 'tanh' }] }));
  expect(embedded.train.size).toBeGreaterThan(70_000);
  expect(embedded.classes).toBe(27);
  const own = await load(
    { data: { type: 'names', path: 'own.txt', contextLength: 2 } },
    { 'own.txt': 'ab\nba\nbb' },
  );
  expect(own.train).toMatchObject({ inputShape: [2], size: 6 });
});

test('images are the drawn digits unless files are named', async () => {
  const drawn = await load({ data: { type: 'images' } });
  expect(drawn).toMatchObject({ classes: 10, train: { inputShape: [28, 28, 1] } });
  await expect(load({ data: { type: 'images', shuffle: { generator: 'torch', seed: 1 } } })).rejects.toThrow(
    'data.shuffle must be absent without files, got a shuffle; remove it: the drawn digits are shuffled',
  );
});

describe('targets are read as the loss compares them:', () => {
  const table = { type: 'table', path: 'own.csv', features: ['x'], target: 'y' };
  const numbers = { 'own.csv': 'x,y\n1,0\n2,1\n3,1\n' };
  const words = { 'own.csv': 'x,y\n1,no\n2,yes\n3,yes\n' };

  test.each<[string, object, Record<string, string>, 'classes' | 'values']>([
    ['crossEntropy', { type: 'xor' }, {}, 'classes'],
    ['mse', { type: 'xor' }, {}, 'values'],
    ['binaryCrossEntropy', { type: 'xor' }, {}, 'values'],
    ['crossEntropy', table, numbers, 'classes'],
    ['mse', table, numbers, 'values'],
    ['binaryCrossEntropy', table, numbers, 'values'],
    ['binaryCrossEntropy', table, words, 'classes'],
  ])('%s of %j', async (loss, data, files, kind) => {
    expect((await load({ loss: { type: loss }, data }, files)).train.targetKind).toBe(kind);
  });
});

test('standardising leaves alone what the loss takes for probabilities', async () => {
  const data = { type: 'table', path: 'own.csv', features: ['x'], target: 'y', standardise: true };
  const files = { 'own.csv': 'x,y\n1,0\n2,1\n3,1\n' };
  const ending = { model: [{ type: 'logSoftmax' }], data };
  for (const type of ['binaryCrossEntropy', 'klDivergence'])
    expect([...(await load({ ...ending, loss: { type } }, files)).train.targets]).toEqual([0, 1]);
  expect([...(await load({ ...ending, loss: { type: 'mse' } }, files)).train.targets]).toEqual([-1, 1]);
});

test('where no files can be read, a file is refused', async () => {
  const given = parseConfiguration({ model: [{ type: 'tanh' }], data: { type: 'names', path: 'own.txt' } });
  await expect(loadData(given)).rejects.toThrow(
    'data: "own.txt" must be readable, got a place without files',
  );
});
