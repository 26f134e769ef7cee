import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseConfiguration } from '@weir/experiments';
import { readSafetensors } from '@weir/runs';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { foldRun } from './foldRun.ts';
import { recorded } from './testing/recorded.ts';
import { smallConfig, smallFlags, written } from './testing/smallRun.ts';

let folder: string;
beforeEach(() => void (folder = mkdtempSync(join(tmpdir(), 'weir-fold-'))));
afterEach(() => rmSync(folder, { recursive: true }));

test('foldRun writes weights and a configuration that they fit, without the batchNorm, of the same outputs', async () => {
  const seen = recorded();
  const out = join(folder, 'folded');
  expect(await foldRun(written(folder), { ...smallFlags, out }, seen.surroundings)).toBe(0);
  expect(seen.written).toMatch(/^1 batchNorm folded into the layer before it\n/);
  const [, difference] = /, (\S+) of the largest output/.exec(seen.written) ?? [];
  expect(Number(difference)).toBeLessThan(1e-5);
  const config = parseConfiguration(JSON.parse(readFileSync(`${out}.json`, 'utf8')));
  expect(config.model.map(({ type }) => type)).toEqual(['embedding', 'flatten', 'linear', 'tanh', 'linear']);
  const { tensors } = readSafetensors(readFileSync(`${out}.safetensors`));
  expect([...tensors.keys()]).toEqual([
    '0.embedding.weight',
    '2.linear.weight',
    '2.linear.bias',
    '4.linear.weight',
    '4.linear.bias',
  ]);
});

test('foldRun of a network without a batchNorm writes nothing, and says why', async () => {
  const seen = recorded();
  const out = join(folder, 'folded');
  const model = smallConfig.model.filter(({ type }) => type !== 'batchNorm');
  const source = written(folder, { ...smallConfig, model });
  expect(await foldRun(source, { ...smallFlags, out }, seen.surroundings)).toBe(0);
  expect(seen.written).toBe('no batchNorm right after a linear or conv2d: nothing to fold\n');
  expect(existsSync(`${out}.json`)).toBe(false);
  expect(seen.logged.join('\n')).not.toContain('step'); // nothing was trained for it
});

test('foldRun folds a frozen batchNorm too, and counts it', async () => {
  const seen = recorded();
  const out = join(folder, 'folded');
  const at = smallConfig.model.findIndex(({ type }) => type === 'batchNorm');
  const source = written(folder, { ...smallConfig, groups: [{ match: `${at}.batchNorm.*`, frozen: true }] });
  expect(await foldRun(source, { ...smallFlags, out }, seen.surroundings)).toBe(0);
  expect(seen.written).toMatch(/^1 batchNorm folded into the layer before it\n/);
});

test('foldRun refuses a file that cannot be written ahead of the training', async () => {
  const seen = recorded();
  const out = join(folder, 'absent', 'folded');
  await expect(foldRun(written(folder), { ...smallFlags, out }, seen.surroundings)).rejects.toThrow(
    '--out must name a file that can be written',
  );
  expect(seen.logged.join('\n')).not.toContain('step');
});
