import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { fileAt } from './fileAt.ts';

let root: string;
const at = (name: string) => join(root, name);
const server = createServer();
beforeAll(async () => {
  root = mkdtempSync(join(tmpdir(), 'weir-fileAt-'));
  writeFileSync(at('file'), 'x');
  mkdirSync(at('folder'));
  symlinkSync('file', at('link'));
  symlinkSync('nowhere', at('broken'));
  symlinkSync('circle', at('circle'));
  execFileSync('mkfifo', [at('pipe')]);
  await new Promise<void>((resolve) => server.listen(at('socket'), resolve));
});
afterAll(() => {
  server.close();
  rmSync(root, { recursive: true, force: true });
});

describe('fileAt', () => {
  it.each(['file', 'link'])('finds a file to read at a %s', async (name) => {
    expect(await fileAt(at(name))).toEqual({ readable: true, found: 'a file' });
  });

  it.each([
    ['nothing', 'none'],
    ['file/inside', 'none'],
    ['broken', 'none'],
    ['folder', 'a folder'],
    ['pipe', 'a named pipe'],
    ['socket', 'a socket'],
    ['circle', 'links in a circle'],
    ['x'.repeat(300), 'a name too long for a file'],
  ])('says what is at %s instead', async (name, found) => {
    expect(await fileAt(at(name))).toEqual({ readable: false, found });
  });

  it('finds nothing readable at a path that no file can have', async () => {
    const { readable, found } = await fileAt('a\0b');
    expect(readable).toBe(false);
    expect(found).toContain('ERR_INVALID_ARG_VALUE');
  });
});
