import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, realpathSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { locate } from './locate.ts';

let top: string;
beforeAll(() => {
  top = realpathSync(mkdtempSync(join(tmpdir(), 'weir-locate-')));
  mkdirSync(join(top, 'data/sub'), { recursive: true });
  mkdirSync(join(top, 'data-beside'));
  for (const name of ['data/a.txt', 'data/sub/b.txt', 'secret.txt', 'data-beside/c.txt'])
    writeFileSync(join(top, name), 'x');
  symlinkSync('../secret.txt', join(top, 'data/out.txt'));
  symlinkSync('sub/b.txt', join(top, 'data/in.txt'));
  symlinkSync('circle', join(top, 'data/circle'));
  execFileSync('mkfifo', [join(top, 'data/pipe')]);
});
afterAll(() => rmSync(top, { recursive: true }));

const confined = (path: string): Promise<string> =>
  locate(path, { dataDir: join(top, 'data'), environment: {}, workingDirectory: top, confined: true });

describe('a path that others name', () => {
  test('is found within the data folder, links within it followed', async () => {
    expect(await confined('a.txt')).toBe(join(top, 'data/a.txt'));
    expect(await confined('sub/../sub/b.txt')).toBe(join(top, 'data/sub/b.txt'));
    expect(await confined('in.txt')).toBe(join(top, 'data/sub/b.txt'));
  });

  test('leads nowhere else, and is not told what is there', async () => {
    const messages = new Set<string>();
    for (const path of [
      '../secret.txt',
      '../none.txt',
      'out.txt',
      '../data-beside/c.txt',
      `${top}/data/a.txt`,
      '.',
      'pipe',
    ])
      await confined(path).catch((error: Error) =>
        messages.add(error.message.replace(JSON.stringify(path), 'it')),
      );
    expect([...messages]).toEqual([
      'data: it must be a file, got none within the data folder; name a file by its path within it',
    ]);
  });

  test('needs a data folder', async () => {
    await expect(
      locate('secret.txt', { environment: {}, workingDirectory: top, confined: true }),
    ).rejects.toThrow(
      'data: "secret.txt" must be a file, got no data folder; serve with --data-dir, or use embedded data',
    );
  });
});

test.each([
  ['data/sub', 'a folder'],
  ['data/pipe', 'a named pipe'],
  ['data/circle', 'links in a circle'],
  ['data/a.txt/b', 'none'],
  ['x'.repeat(300), 'a name too long for a file'],
])('what stands in the place of a file is named: %s', async (path, found) => {
  const located = locate(path, { environment: {}, workingDirectory: top });
  await expect(located).rejects.toThrow(`must be a file, got ${found} at ${top}`);
});
