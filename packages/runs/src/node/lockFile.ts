import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { link, open, readFile, realpath, rm, stat } from 'node:fs/promises';
import { hostname } from 'node:os';
import { basename, dirname, join } from 'node:path';
import type { Holder } from '../store/holder.ts';
import type { Lock, LockOptions } from '../store/runStore.ts';
import { LockedError } from '../store/storeErrors.ts';
import { foundInstead } from './foundInstead.ts';

/** What a lock file says. */
interface Claim {
  readonly host: string;
  readonly pid: number;
  readonly since: string;
  /** When the process began, as its system has it: a later process may have the same number. */
  readonly process?: string | undefined;
  /** Tells it from every other, also of the same process at the same moment. */
  readonly key?: string;
  /** The folder that it is in: one that says another was copied with its folder. */
  readonly folder?: Place | undefined;
}

/** A folder as its system tells it from all others: by either, for a link or a mount gives it another path. */
interface Place {
  readonly path: string;
  /** Device and number on it, which moving keeps and copying does not. */
  readonly inode: string;
}

/**
 * Makes a file that says who holds a run; the file is there whole or not at all.
 *
 * @throws LockedError if it is another's, and not both stale and to be taken.
 */
export async function lockFile(path: string, { takeStale = false }: LockOptions = {}): Promise<Lock> {
  const since = new Date().toISOString();
  const key = randomUUID();
  const claim: Claim = {
    host: hostname(),
    pid: process.pid,
    since,
    process: beginning(process.pid),
    folder: await placeOf(path),
    key,
  };
  const own = JSON.stringify(claim);
  // Ahead of every name that a store lists, so that what a killed process leaves is no file of a run.
  const draft = join(dirname(path), `.${basename(path)}.${process.pid}.${key}`);
  try {
    await writeLasting(draft, own);
    for (;;) {
      try {
        await link(draft, path);
        break;
      } catch (error) {
        if (!hasCode(error, 'EEXIST')) throw error;
      }
      const text = await textOf(path);
      if (text === undefined) continue; // given back just now
      const holder = await holderOf(path, text);
      if (!holder.stale || !takeStale) throw new LockedError(path, holder);
      await removeStale(path, text);
    }
  } finally {
    await rm(draft, { force: true });
  }
  return {
    async isHeld() {
      const text = await textOf(path);
      return text === own || text === ''; // a file that cannot be read just now is not another's
    },
    async release() {
      const text = await readFile(path, 'utf8').catch(() => undefined);
      if (text === own) await rm(path, { force: true });
    },
  };
}

/**
 * Removes the lock file of a process that has ended. Another could take the lock between the reading and the removing,
 * and lose it to this one again: only who holds a second lock removes the first, after another look.
 *
 * @throws LockedError if another process is at it.
 */
async function removeStale(path: string, text: string): Promise<void> {
  const { release } = await lockFile(join(dirname(path), `.${basename(path)}.taking`), { takeStale: true });
  try {
    if ((await textOf(path)) === text) await rm(path, { force: true });
  } finally {
    await release();
  }
}

/** Who holds a lock file now. */
export async function fileHolder(path: string): Promise<Holder | undefined> {
  const text = await textOf(path);
  return text === undefined ? undefined : holderOf(path, text);
}

/** A lock that a power cut leaves is whole: it is on the disk before it has its name. */
async function writeLasting(path: string, text: string): Promise<void> {
  const file = await open(path, 'wx');
  try {
    await file.writeFile(text);
    await file.sync();
  } finally {
    await file.close();
  }
}

/** The folder that a lock is in. */
async function placeOf(path: string): Promise<Place | undefined> {
  try {
    const { dev, ino } = await stat(dirname(path), { bigint: true });
    return { path: await realpath(dirname(path)), inode: `${dev}:${ino}` };
  } catch {
    return undefined; // then nothing tells a copy
  }
}

/** What a lock file says; nothing of what cannot be read, or is no file: a pipe would be waited for. `undefined` if it is not there. */
async function textOf(path: string): Promise<string | undefined> {
  try {
    return (await stat(path)).isFile() ? await readFile(path, 'utf8') : '';
  } catch (error) {
    return hasCode(error, 'ENOENT') ? undefined : '';
  }
}

async function holderOf(path: string, text: string): Promise<Holder> {
  const claim = claimOf(text);
  if (!claim) {
    const problem = text === '' ? await unreadAt(path) : 'something else';
    return { host: 'unknown', pid: 0, since: 'unknown', stale: false, unsure: true, problem };
  }
  const { host, pid, since, folder } = claim;
  const here = folder && (await placeOf(path));
  const isElsewhere = here !== undefined && here.path !== folder?.path && here.inode !== folder?.inode;
  const elsewhere = isElsewhere && folder ? { elsewhere: folder.path } : {};
  // What is elsewhere on another host may be this folder, as that host has it mounted.
  if (host !== hostname()) return { host, pid, since, stale: false, unsure: true, ...elsewhere };
  const isAlive = lives(claim);
  return { host, pid, since, stale: !isAlive || isElsewhere, ...(isAlive && elsewhere) };
}

/** Why nothing is read there. */
async function unreadAt(path: string): Promise<string> {
  const found = await stat(path).catch(() => undefined);
  return found === undefined || (found.isFile() && found.size > 0)
    ? 'a file that cannot be read'
    : foundInstead(found);
}

function claimOf(text: string): Claim | undefined {
  try {
    const claim = JSON.parse(text) as Partial<Claim> | null; // every field is looked at
    if (typeof claim?.host !== 'string' || typeof claim.pid !== 'number' || typeof claim.since !== 'string')
      return undefined;
    const { path, inode } = claim.folder ?? {};
    return {
      host: claim.host.slice(0, 255),
      pid: claim.pid,
      since: claim.since.slice(0, 40),
      process: typeof claim.process === 'string' ? claim.process : undefined,
      ...(typeof path === 'string' &&
        typeof inode === 'string' && { folder: { path: path.slice(0, 4096), inode } }),
    };
  } catch {
    return undefined;
  }
}

function lives({ pid, process: began }: Claim): boolean {
  if (!Number.isInteger(pid) || pid <= 0) return false;
  try {
    process.kill(pid, 0);
  } catch (error) {
    return hasCode(error, 'EPERM');
  }
  const now = beginning(pid);
  return began === undefined || now === undefined || began === now;
}

/** Boot and moment of a process's start where the system knows it (Linux). */
function beginning(pid: number): string | undefined {
  try {
    const boot = readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim();
    const status = readFileSync(`/proc/${pid}/stat`, 'utf8');
    const fields = status.slice(status.lastIndexOf(')') + 2).split(' ');
    return fields[0] === 'Z' ? 'ended' : `${boot} ${fields[19]}`;
  } catch {
    return undefined;
  }
}

const hasCode = (error: unknown, code: string): boolean =>
  error instanceof Error && 'code' in error && error.code === code;
