import { execFileSync } from 'node:child_process';
import { lstatSync, mkdtempSync, rmSync, statSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { fileType } from './fileType.ts';

let root: string;
beforeAll(() => {
  root = mkdtempSync(join(tmpdir(), 'weir-fileType-'));
  writeFileSync(join(root, 'file'), 'x');
  symlinkSync('file', join(root, 'link'));
  execFileSync('mkfifo', [join(root, 'pipe')]);
});
afterAll(() => rmSync(root, { recursive: true }));

it('fileType says what stands in the place of a file, a link where it was not followed', () => {
  expect(fileType(statSync(root))).toBe('a folder');
  expect(fileType(statSync(join(root, 'file')))).toBe('a file');
  expect(fileType(statSync(join(root, 'link')))).toBe('a file');
  expect(fileType(lstatSync(join(root, 'link')))).toBe('a link');
  expect(fileType(statSync(join(root, 'pipe')))).toBe('a named pipe');
  expect(fileType(statSync('/dev/null'))).toBe('a device');
});
