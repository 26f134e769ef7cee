import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseConfiguration } from '@weir/experiments';
import { parameterValues } from '@weir/nn';
import { writeSafetensors } from '@weir/runs';
import type { StoredTensor } from '@weir/runs';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { startBackend } from '../backend.ts';
import { prepare } from '../prepare.ts';
import { UsageError } from '../usageError.ts';
import { withWeights } from './withWeights.ts';

let folder: string;
let logged: string[];
const log = (line: string) => void logged.push(line);
const at = (name: string) => join(folder, name);
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'weir-weights-'));
  logged = [];
  await startBackend('cpu', log);
});
afterEach(() => rmSync(folder, { recursive: true }));

const experiment = () =>
  prepare(
    parseConfiguration({
      name: 'x',
      data: { type: 'xor' },
      model: [{ type: 'linear', out: 2 }],
      batchSize: 4,
      steps: 1,
    }),
    {},
  );
const tensor = (shape: readonly number[], ...values: readonly number[]): StoredTensor => ({
  dtype: 'F32',
  shape,
  bytes: new Uint8Array(Float32Array.from(values).buffer),
});
const weight = tensor([2, 2], 1, 2, 3, 4);
const bias = tensor([2], 5, 6);
const write = (name: string, tensors: Readonly<Record<string, StoredTensor>>): string => {
  writeFileSync(at(name), writeSafetensors({ tensors: new Map(Object.entries(tensors)), metadata: {} }));
  return at(name);
};
const valuesIn = (given: Awaited<ReturnType<typeof experiment>>) =>
  Object.fromEntries(
    Object.entries(parameterValues(given.network)).map(([key, { values }]) => [key, [...values]]),
  );

test('withWeights leaves an experiment as its seed made it where there is no file', async () => {
  const given = await experiment();
  const before = valuesIn(given);
  expect(valuesIn(await withWeights(given, {}, log))).toEqual(before);
});

test('withWeights gives a network the parameters of a file, and says what else is in it', async () => {
  const weights = write('own', { '0.linear.weight': weight, '0.linear.bias': bias, other: bias });
  const weightsLayout = 'weir';
  expect(valuesIn(await withWeights(await experiment(), { weights, weightsLayout }, log))).toEqual({
    '0.linear.weight': [1, 2, 3, 4],
    '0.linear.bias': [5, 6],
  });
  expect(logged).toEqual([`note: ${weights} also holds other, which the network has no place for`]);
});

test('withWeights turns torch’s layout, and goes by a map of names', async () => {
  const weights = write('torch', { 'fc.weight': weight, 'fc.bias': bias });
  writeFileSync(
    at('map.json'),
    JSON.stringify({ '0.linear.weight': 'fc.weight', '0.linear.bias': 'fc.bias' }),
  );
  const flags = { weights, weightsMap: at('map.json'), weightsLayout: 'torch' } as const;
  expect(valuesIn(await withWeights(await experiment(), flags, log))).toEqual({
    '0.linear.weight': [1, 3, 2, 4],
    '0.linear.bias': [5, 6],
  });
});

test('withWeights says what it assumes where no layout is named and no shape tells', async () => {
  const weights = write('square', { '0.linear.weight': weight, '0.linear.bias': bias });
  const taken = valuesIn(await withWeights(await experiment(), { weights }, log));
  expect(taken['0.linear.weight']).toEqual([1, 2, 3, 4]);
  expect(logged).toEqual([
    `note: ${weights}: the file names no layout, and the shape of 0.linear.weight is the same in each: it was taken as Weir’s, [in, out]; of a file that PyTorch wrote, take the layout torch (--weights-layout torch)`,
  ]);
});

test('withWeights goes by the layout that a file names as its own, unless another is asked for', async () => {
  const tensors = new Map(Object.entries({ '0.linear.weight': weight, '0.linear.bias': bias }));
  const weights = at('exported');
  writeFileSync(weights, writeSafetensors({ tensors, metadata: { layout: 'torch' } }));
  const first = async (flags: object) =>
    valuesIn(await withWeights(await experiment(), { weights, ...flags }, log))['0.linear.weight'];
  expect(await first({})).toEqual([1, 3, 2, 4]);
  expect(await first({ weightsLayout: 'weir' })).toEqual([1, 2, 3, 4]);
});

test('withWeights refuses a file that does not hold them, none, and a map that is none', async () => {
  const lacking = write('lacking', { '0.linear.weight': weight });
  await expect(withWeights(await experiment(), { weights: lacking }, log)).rejects.toThrow(/0\.linear\.bias/);
  const none = withWeights(await experiment(), { weights: at('none') }, log);
  await expect(none).rejects.toBeInstanceOf(UsageError);
  await expect(none).rejects.toThrow(
    `--weights must be a safetensors file of this network, got ${at('none')}: ENOENT`,
  );
  writeFileSync(at('map.json'), '{"0.linear.weight": 3}');
  await expect(
    withWeights(await experiment(), { weights: lacking, weightsMap: at('map.json') }, log),
  ).rejects.toThrow('the map must be an object of names, got something else');
});

test('withWeights refuses a map that names what the network has not, or that is without a file', async () => {
  const weights = write('own', { '0.linear.weight': weight, '0.linear.bias': bias });
  const weightsMap = at('map.json');
  writeFileSync(weightsMap, '{"0.linear.wieght": "0.linear.weight"}');
  await expect(withWeights(await experiment(), { weights, weightsMap }, log)).rejects.toThrow(
    'the map must name parameters of the network, got 0.linear.wieght; it has 0.linear.weight, 0.linear.bias',
  );
  await expect(withWeights(await experiment(), { weightsMap }, log)).rejects.toThrow(
    '--weights-map must be beside --weights',
  );
  await expect(withWeights(await experiment(), { weightsLayout: 'torch' }, log)).rejects.toThrow(
    '--weights-layout must be beside --weights, got torch alone; add --weights FILE',
  );
});

test.each(['/dev/zero', tmpdir()])(
  'withWeights reads files alone: %s is refused at once',
  async (weights) => {
    await expect(withWeights(await experiment(), { weights }, log)).rejects.toThrow(
      /--weights must be a safetensors file.* must be a file, got a (device|folder)/,
    );
  },
);
