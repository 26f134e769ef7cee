import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { getBackend } from '@tensorflow/tfjs-core';
import type { RunHeader } from '@weir/runs';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { smallConfig } from '../testing/smallRun.ts';
import { configurationIn, prepareKept } from './prepareKept.ts';

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
