import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { filesRead } from './filesRead.ts';

let folder: string;
beforeEach(() => void (folder = mkdtempSync(join(tmpdir(), 'weir-read-'))));
afterEach(() => rmSync(folder, { recursive: true }));

test('are the configuration, its data where they are found, and what options name', async () => {
  writeFileSync(join(folder, 'mine.csv'), 'a,b');
  const data = { type: 'table', path: 'mine.csv', features: ['a'], target: 'b' };
  const given = { import: ['layer.js'], weights: 'start.safetensors', dataDir: folder };
  expect(await filesRead('c.json', given, [{ data }, { data }])).toEqual([
    'c.json',
    'layer.js',
    'start.safetensors',
    join(folder, 'mine.csv'),
  ]);
  expect(await filesRead('c.json', {}, [{ data: { ...data, path: 'gone.csv' } }])).toEqual([
    'c.json',
    'gone.csv',
  ]);
});
