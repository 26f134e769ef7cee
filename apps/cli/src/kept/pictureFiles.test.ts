import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readRun } from '@weir/runs';
import type { StoredRun } from '@weir/runs';
import { folderStore } from '@weir/runs/node';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { keptSmall } from '../testing/smallRun.ts';
import { pictureFiles } from './pictureFiles.ts';

let folder: string;
let stored: StoredRun;
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'weir-pictures-'));
  const { runs, id } = await keptSmall(folder);
  stored = await readRun(folderStore(runs), id);
});
afterAll(() => rmSync(folder, { recursive: true }));

test('pictureFiles draws every chart that the run has something for, into a folder', async () => {
  const files = await pictureFiles(stored, { to: 'svg' }, 'out');
  const paths = files.map(([path]) => path);
  expect(paths).toEqual(expect.arrayContaining(['out/loss.svg', 'out/activationDistribution.svg']));
  for (const [, content] of files) expect(content).toMatch(/^<svg[^]*<\/svg>\s*$/);
});

test('pictureFiles draws the one that is wanted to the path itself, as PNG too', async () => {
  const [[path, content] = [], ...more] = await pictureFiles(stored, { to: 'png', chart: 'loss' }, 'out.png');
  expect([path, more]).toEqual(['out.png', []]);
  expect([...(content as Uint8Array).subarray(1, 4)]).toEqual([...Buffer.from('PNG')]); // bytes, as is asked for
});

test('pictureFiles draws a run as it was after so many steps', async () => {
  const [[, early] = []] = await pictureFiles(stored, { to: 'svg', chart: 'loss', at: 4 }, 'x');
  const [[, late] = []] = await pictureFiles(stored, { to: 'svg', chart: 'loss' }, 'x');
  expect(early).not.toBe(late);
  await expect(pictureFiles(stored, { to: 'svg', at: 99 }, 'x')).rejects.toThrow(
    '--at must be from 1 to the 12',
  );
});

test('pictureFiles says which charts there are where there is none of the name, and none where nothing was measured', async () => {
  await expect(pictureFiles(stored, { to: 'svg', chart: 'los' }, 'x')).rejects.toThrow(
    /^--chart must be one that the run has something for, got los; it has .*loss/,
  );
  const none = { ...stored, events: [] };
  await expect(pictureFiles(none, { to: 'svg' }, 'x')).rejects.toThrow(
    'got none; it has none: nothing was measured yet',
  );
});
