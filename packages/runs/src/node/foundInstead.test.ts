import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { foundInstead } from './foundInstead.ts';

it('foundInstead tells files, folders, named pipes, sockets and devices apart', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'weir-found-'));
  const at = (name: string) => join(folder, name);
  const server = createServer();
  try {
    writeFileSync(at('empty'), '');
    writeFileSync(at('file'), 'x');
    execFileSync('mkfifo', [at('pipe')]);
    await new Promise<void>((resolve) => server.listen(at('socket'), resolve));
    const paths = [at('empty'), at('file'), folder, at('pipe'), at('socket'), '/dev/null'];
    expect(paths.map((path) => foundInstead(statSync(path)))).toEqual([
      'an empty file',
      'a file',
      'a folder',
      'a named pipe',
      'a socket',
      'a device',
    ]);
  } finally {
    server.close();
    rmSync(folder, { recursive: true });
  }
});
