import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { getBackend } from '@tensorflow/tfjs-core';
import { parameterValues } from '@weir/nn';
import type { RunHeader } from '@weir/runs';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { smallConfig } from '../testing/smallRun.ts';
import { configurationIn, networkHeader, prepareKept, prepareNetwork } from './prepareKept.ts';

let folder: string;
beforeEach(() => void (folder = mkdtempSync(join(tmpdir(), 'weir-prepare-'))));
afterEach(() => rmSync(folder, { recursive: true }));

const header = (config: object = smallConfig, options: object = {}): RunHeader =>
  ({ config, options, backend: 'cpu' }) as unknown as RunHeader; // as much of one as is looked at
const names = { ...smallConfig, data: { type: 'names', path: 'own.txt' } };

test('a header’s configuration is checked as any other', async () => {
  await expect(configurationIn(header())).resolves.toMatchObject({ name: 'small', steps: 12 });
  await expect(configurationIn(header({ ...smallConfig, steps: -1 }))).rejects.toThrow(/steps/);
});

test('a header’s configuration has the kinds that it had of a file', async () => {
  writeFileSync(join(folder, 'mine.mjs'), 'export const watching = () => (source) => source;');
  const config = { ...smallConfig, diagnostics: [{ type: './mine.mjs#watching', every: 3 }] };
  await expect(configurationIn(header(config, { kindsFrom: folder }))).resolves.toMatchObject(config);
});

test('prepareKept makes the experiment on the backend that the run began on, changed where that is wanted', async () => {
  const experiment = await prepareKept(
    {},
    () => {},
    (config) => ({ ...config, steps: 3 }),
  )(header());
  expect(getBackend()).toBe('cpu');
  expect(experiment).toMatchObject({ name: 'small', config: { steps: 3 } });
});

test('prepareKept reads the data where the run did, or where it is told that they are now', async () => {
  writeFileSync(join(folder, 'own.txt'), 'ada\nbea\ncade\ndab\nfae\nebba\nabe\nfaba\ndeb\nace\n');
  const config = {
    ...names,
    model: [{ type: 'embedding', dim: 2 }, { type: 'flatten' }, { type: 'linear', out: 7 }],
  };
  const kept = header(config, { dataDir: folder });
  await expect(prepareKept({}, () => {})(kept)).resolves.toMatchObject({ name: 'small' });
  await expect(
    prepareKept({ dataDir: folder }, () => {})(header(config, { dataDir: '/none' })),
  ).resolves.toBeDefined();
  await expect(prepareKept({}, () => {})(header(config, { dataDir: '/none' }))).rejects.toThrow(/own\.txt/);
});

test('prepareNetwork makes the network of a run whose diagnostic or rule is of a file that is gone, and says so', async () => {
  const lines: string[] = [];
  const log = (line: string) => void lines.push(line);
  const gone = { ...smallConfig, diagnostics: [{ type: './gone.mjs#watching', every: 3 }] };
  const kept = header(gone, { kindsFrom: folder });
  const { network, watchers } = await prepareNetwork({}, log)(kept);
  const whole = await prepareKept({}, () => {})(header());
  expect(parameterValues(network)).toEqual(parameterValues(whole.network));
  expect(watchers).toEqual([]);
  expect(lines).toEqual([expect.stringMatching(/^note: without its diagnostics and rules: .*gone\.mjs/)]);
  const imported = header(smallConfig, { import: [join(folder, 'gone.mjs')] });
  await expect(networkHeader(imported, log)).resolves.toMatchObject({ config: { health: false } });
});

test('prepareNetwork needs the files of layers', async () => {
  const kept = header({ ...smallConfig, model: [{ type: './gone.mjs#layer' }] }, { kindsFrom: folder });
  await expect(prepareNetwork({}, () => {})(kept)).rejects.toThrow(/must name a file that can be imported/);
});
