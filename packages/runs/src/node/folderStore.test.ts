import { execFileSync, spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { hostname, tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { LockedError } from '../store/storeErrors.ts';
import { storeConformance } from '../testing/storeConformance.ts';
import { folderStore } from './folderStore.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'weir-store-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

describe('a store in a folder', () => {
  for (const [sentence, proof] of Object.entries(storeConformance)) {
    it(sentence, () => proof(folderStore(join(folder, 'runs'))));
  }

  it('leaves no half-written file behind where there is no room', async () => {
    const store = folderStore(folder);
    await store.put('a', new Uint8Array(10));
    await expect(store.put('a/b', new Uint8Array(10))).rejects.toThrow();
    expect(readdirSync(folder)).toEqual(['a']);
  });

  it.skipIf(process.platform === 'win32')(
    'never waits for a named pipe in the place of a file or a folder, and says what it is',
    async () => {
      execFileSync(
        'mkfifo',
        ['log', 'lock', 'checkpoints'].map((name) => join(folder, name)),
      );
      const store = folderStore(folder);
      await expect(store.read('log')).rejects.toThrow('log must be a file, got a named pipe');
      await expect(store.list('checkpoints')).rejects.toThrow(
        'checkpoints must be a folder, got a named pipe',
      );
      expect(await store.holder('lock')).toMatchObject({ unsure: true, problem: 'a named pipe' });
      await expect(store.lock('lock')).rejects.toThrow(LockedError);
      await expect(store.lock('lock')).rejects.toThrow('that Weir wrote, or not be there, got a named pipe');
    },
  );

  it('says in words that a folder is in the place of a file, or a file in that of a folder', async () => {
    mkdirSync(join(folder, 'log'));
    await expect(folderStore(folder).read('log')).rejects.toThrow('log must be a file, got a folder');
    writeFileSync(join(folder, 'a'), '');
    const below = folderStore(join(folder, 'a', 'runs'));
    const refused = /must be a folder that can be written, got one below a file; give another folder/;
    await expect(below.put('b', new Uint8Array(1))).rejects.toThrow(refused);
    await expect(below.lock('b/lock')).rejects.toThrow(refused);
    const inPlace = 'got one with a folder in the place of a file';
    await expect(folderStore(folder).append('log', new Uint8Array(1))).rejects.toThrow(inPlace);
    await expect(folderStore(folder).put('log', new Uint8Array(1))).rejects.toThrow(inPlace);
  });

  it('shows no half-written file of a killed process', async () => {
    writeFileSync(join(folder, '.123.0.tmp'), 'half');
    expect(await folderStore(folder).list('')).toEqual([]);
  });
});

describe('a lock file', () => {
  const store = () => folderStore(folder);
  const claim = (more: object) =>
    writeFileSync(
      join(folder, 'lock'),
      JSON.stringify({ host: hostname(), pid: process.pid, since: '2026-01-01T00:00:00.000Z', ...more }),
    );

  it('of a process that has ended is told apart, and taken only when that is asked for', async () => {
    const { pid } = spawnSync(process.execPath, ['-e', '']);
    claim({ pid });
    await expect(store().lock('lock')).rejects.toThrow(
      `process ${pid} on ${hostname()} since 2026-01-01T00:00:00.000Z, which has ended`,
    );
    expect((await store().holder('lock'))?.stale).toBe(true);
    const { release } = await store().lock('lock', { takeStale: true });
    expect(JSON.parse(readFileSync(join(folder, 'lock'), 'utf8'))).toMatchObject({ pid: process.pid });
    await release();
    expect(readdirSync(folder)).toEqual([]);
  });

  it('of a process number that another process has got since is stale', async () => {
    claim({ process: 'another boot 1' });
    expect((await store().holder('lock'))?.stale).toBe(process.platform === 'linux');
  });

  it('of another host is never stale', async () => {
    claim({ host: 'elsewhere', pid: 1 });
    const refused = store().lock('lock', { takeStale: true });
    await expect(refused).rejects.toThrow(/process 1 on elsewhere .*remove that file/);
  });

  it('that is empty is called that', async () => {
    writeFileSync(join(folder, 'lock'), '');
    expect((await store().holder('lock'))?.problem).toBe('an empty file');
  });

  it('that cannot be read is somebody’s', async () => {
    writeFileSync(join(folder, 'lock'), '{"host": 3');
    const refused = store().lock('lock', { takeStale: true });
    await expect(refused).rejects.toThrow(LockedError);
    await expect(refused).rejects.toThrow('got something else; if nobody trains this run, remove that file');
  });

  it('when stale goes to one of many who take it at the same time', async () => {
    const { pid } = spawnSync(process.execPath, ['-e', '']);
    for (let round = 0; round < 10; round++) {
      claim({ pid });
      const locks = await Promise.allSettled(
        Array.from({ length: 6 }, () => store().lock('lock', { takeStale: true })),
      );
      const given = locks.filter((one) => one.status === 'fulfilled');
      expect(given).toHaveLength(1);
      for (const one of given) await one.value.release();
    }
  });
});

describe('a full disk', () => {
  const device = '/dev/full';
  it.skipIf(process.platform !== 'linux')('is told in words', async () => {
    execFileSync('ln', ['-s', device, join(folder, 'log')]);
    await expect(folderStore(folder).append('log', new Uint8Array(10))).rejects.toThrow(
      /must have room, got none/,
    );
  });
});
