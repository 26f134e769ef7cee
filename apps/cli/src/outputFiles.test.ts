import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { outputFiles } from './outputFiles.ts';

let folder: string;
const at = (name: string): string => join(folder, name);
beforeEach(() => (folder = mkdtempSync(join(tmpdir(), 'weir-outputs-'))));
afterEach(() => rmSync(folder, { recursive: true }));

test('files appear with the folders that they need, and nothing else', async () => {
  await outputFiles('--out', [
    [at('a/b/one'), 'first'],
    [at('a/two'), Uint8Array.of(50)],
  ]);
  expect(readdirSync(at('a')).sort()).toEqual(['b', 'two']);
  expect([readFileSync(at('a/b/one'), 'utf8'), readFileSync(at('a/two'), 'utf8')]).toEqual(['first', '2']);
});

test('where one cannot be written none is, nor a folder made for them, and what was there is as it was', async () => {
  writeFileSync(at('file'), 'mine');
  mkdirSync(at('here'));
  writeFileSync(at('here/one'), 'old');
  const written = outputFiles('--out', [
    [at('here/one'), 'new'],
    [at('made/inner/two'), 'new'],
    [at('file/three'), 'new'],
  ]);
  await expect(written).rejects.toThrow(/--out must name a file that can be written, got .*three/);
  expect(readdirSync(at('here'))).toEqual(['one']);
  expect(readFileSync(at('here/one'), 'utf8')).toBe('old');
  expect(existsSync(at('made'))).toBe(false);
});
