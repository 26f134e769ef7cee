import { spawnSync } from 'node:child_process';
import {
  copyFileSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  realpathSync,
  renameSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { stat } from 'node:fs/promises';
import { hostname, tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { LockedError } from '../store/storeErrors.ts';
import { fileHolder, lockFile } from './lockFile.ts';

let folder: string;
let path: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'weir-lock-'));
  path = join(folder, 'lock');
});
afterEach(() => rmSync(folder, { recursive: true }));

/** The number of a process that has ended. */
const gone = (): number => spawnSync(process.execPath, ['-e', '']).pid;
const claim = (of: object) =>
  writeFileSync(path, JSON.stringify({ host: hostname(), pid: process.pid, since: 'then', ...of }));

describe('lockFile', () => {
  it('says who holds it until it is given back, and leaves nothing else behind', async () => {
    expect(await fileHolder(path)).toBeUndefined();
    const { release } = await lockFile(path);
    expect(await fileHolder(path)).toMatchObject({ host: hostname(), pid: process.pid, stale: false });
    expect(readdirSync(folder)).toEqual(['lock']);
    await release();
    expect(readdirSync(folder)).toEqual([]);
  });

  it('is refused to a second one', async () => {
    const { release } = await lockFile(path);
    await expect(lockFile(path)).rejects.toThrow(LockedError);
    await expect(lockFile(path, { takeStale: true })).rejects.toThrow(LockedError);
    expect(readdirSync(folder)).toEqual(['lock']);
    await release();
  });

  it('is taken from a process that has ended, where that is asked for', async () => {
    claim({ pid: gone() });
    expect((await fileHolder(path))?.stale).toBe(true);
    await expect(lockFile(path)).rejects.toThrow('which has ended; take it over');
    const { release } = await lockFile(path, { takeStale: true });
    expect((await fileHolder(path))?.pid).toBe(process.pid);
    await release();
    expect(readdirSync(folder)).toEqual([]);
  });

  it.runIf(process.platform === 'linux')(
    'tells a later process of the same number from its holder',
    async () => {
      claim({ process: 'another boot 1' });
      expect((await fileHolder(path))?.stale).toBe(true);
    },
  );

  it('is not taken from another host, of which nothing is known', async () => {
    claim({ host: 'elsewhere', pid: gone() });
    expect(await fileHolder(path)).toMatchObject({ host: 'elsewhere', stale: false });
    await expect(lockFile(path, { takeStale: true })).rejects.toThrow(LockedError);
  });

  it.each([
    [
      '',
      /must be a lock that Weir wrote, or not be there, got an empty file; if nobody trains this run, remove/,
    ],
    ['null', /got something else; if nobody/],
    ['{"pid": 3}', /got something else; if nobody/],
    ['half a wo', /got something else; if nobody/],
  ])('is held by somebody unknown where it says %j, which is said with what to do', async (text, said) => {
    writeFileSync(path, text);
    expect(await fileHolder(path)).toMatchObject({ host: 'unknown', stale: false });
    await expect(lockFile(path, { takeStale: true })).rejects.toThrow(LockedError);
    await expect(lockFile(path)).rejects.toThrow(said);
  });

  it('of a copied folder is told from its own, and can be taken while the other is held', async () => {
    const own = await lockFile(path);
    const copy = join(folder, 'copy');
    mkdirSync(copy);
    copyFileSync(path, join(copy, 'lock'));
    expect(await fileHolder(join(copy, 'lock'))).toMatchObject({
      pid: process.pid,
      stale: true,
      elsewhere: realpathSync(folder),
    });
    await expect(lockFile(join(copy, 'lock'))).rejects.toThrow(
      /got a copied lock: process \d+ on .* holds .*, of which this is a copy; take it over$/,
    );
    const taken = await lockFile(join(copy, 'lock'), { takeStale: true });
    expect([await own.isHeld(), await taken.isHeld()]).toEqual([true, true]);
    expect((await fileHolder(join(copy, 'lock')))?.elsewhere).toBeUndefined();
    await Promise.all([own.release(), taken.release()]);
  });

  it('is held under another path of the same folder, by a link or since it was moved', async () => {
    const [runs, link, moved] = ['runs', 'link', 'moved'].map((name) => join(folder, name)) as [
      string,
      string,
      string,
    ]; // three names
    mkdirSync(runs);
    await lockFile(join(runs, 'lock'));
    symlinkSync(runs, link);
    expect((await fileHolder(join(link, 'lock')))?.stale).toBe(false);
    renameSync(runs, moved);
    expect((await fileHolder(join(moved, 'lock')))?.stale).toBe(false);
  });

  it('of another host tells which folder it says that it holds', async () => {
    claim({ host: 'elsewhere', folder: { path: '/data/runs/a', inode: '1:2' } });
    await expect(lockFile(path, { takeStale: true })).rejects.toThrow(
      / in \/data\/runs\/a; .*if this folder is a copy, or nobody trains this run any more, remove that file/,
    );
  });

  it('knows that it was removed, or is another’s by now', async () => {
    const lock = await lockFile(path);
    expect(await lock.isHeld()).toBe(true);
    rmSync(path);
    expect(await lock.isHeld()).toBe(false);
    const other = await lockFile(path);
    expect([await lock.isHeld(), await other.isHeld()]).toEqual([false, true]);
    await lock.release();
    expect(await other.isHeld()).toBe(true);
    await other.release();
  });

  it('gives back only what is still its own', async () => {
    const { release } = await lockFile(path);
    claim({ since: 'later' });
    await release();
    expect(readFileSync(path, 'utf8')).toContain('later');
  });

  it('goes to one of many who take it over at the same time', async () => {
    const pid = gone();
    for (let round = 0; round < 60; round++) {
      claim({ pid });
      const asked = await Promise.allSettled(
        Array.from({ length: 12 }, async (_, place) => {
          // At the same moment, and a little later, when the first has begun to take it.
          for (let turn = 0; turn < (place * round) % 7; turn++) await stat(folder);
          return lockFile(path, { takeStale: true });
        }),
      );
      expect(asked.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
      expect(readdirSync(folder)).toEqual(['lock']);
      rmSync(path);
    }
  });

  it('is taken over though the one who took it over ended on the way', async () => {
    claim({ pid: gone() });
    const half = join(folder, '.lock.taking');
    writeFileSync(half, JSON.stringify({ host: hostname(), pid: gone(), since: 'then' }));
    const { release } = await lockFile(path, { takeStale: true });
    expect(readdirSync(folder)).toEqual(['lock']);
    await release();
  });
});
