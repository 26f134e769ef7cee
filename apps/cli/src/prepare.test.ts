import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseConfiguration } from '@weir/experiments';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { startBackend } from './backend.ts';
import { prepare } from './prepare.ts';
import { smallConfig } from './testing/smallRun.ts';

let folder: string;
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'weir-prepare-'));
  mkdirSync(join(folder, 'data'));
  await startBackend('cpu', () => {});
});
afterEach(() => {
  vi.unstubAllEnvs();
  rmSync(folder, { recursive: true });
});

const of = (path: string) =>
  parseConfiguration({
    ...smallConfig,
    data: { type: 'names', path },
    model: [{ type: 'embedding', dim: 2 }, { type: 'flatten' }, { type: 'linear', out: 4 }],
  });
const names = 'abc\nbca\ncab\naab\nbba\nabb\ncca\nbac\nacb\ncba\n';

test('prepare brings a configuration to life with its data', async () => {
  writeFileSync(join(folder, 'data/own.txt'), names);
  const experiment = await prepare(of('own.txt'), { dataDir: join(folder, 'data') });
  expect(experiment).toMatchObject({ name: 'small', config: { steps: 12 } });
  expect(experiment.network.parameters.map(({ shape }) => shape[0])).toEqual([4, 6, 4]);
});

test('prepare reads nothing outside the data folder where the configuration came from elsewhere', async () => {
  writeFileSync(join(folder, 'secret.txt'), names);
  const dataDir = join(folder, 'data');
  const outside = of(join(folder, 'secret.txt'));
  await expect(prepare(outside, { dataDir })).resolves.toMatchObject({ name: 'small' });
  await expect(prepare(outside, { dataDir, confined: true })).rejects.toThrow(/secret\.txt/);
});

test('prepare refuses what takes more memory than it may, which WEIR_MEMORY says too', async () => {
  const config = parseConfiguration(smallConfig);
  await expect(prepare(config, { memory: 1e5 })).rejects.toThrow(/memory/i);
  vi.stubEnv('WEIR_MEMORY', '100KB');
  await expect(prepare(config, {})).rejects.toThrow(/memory/i);
});
