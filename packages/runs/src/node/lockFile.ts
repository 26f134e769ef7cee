import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { link, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { hostname } from 'node:os';
import { basename, dirname, join } from 'node:path';
import type { Holder } from '../store/holder.ts';
import type { Lock, LockOptions } from '../store/runStore.ts';
import { LockedError } from '../store/storeErrors.ts';

/** What a lock file says. */
interface Claim {
  readonly host: string;
  readonly pid: number;
  readonly since: string;
  /** When the process began, as its system has it: a later process may have the same number. */
  readonly process?: string | undefined;
  /** Tells it from every other, also of the same process at the same moment. */
  readonly key?: string;
}

/**
 * Makes a file that says who holds a run; the file is there whole or not at all.
 *
 * @throws LockedError if it is another's, and not both stale and to be taken.
 */
export async function lockFile(path: string, { takeStale = false }: LockOptions = {}): Promise<Lock> {
  const since = new Date().toISOString();
  const key = randomUUID();
  const claim: Claim = { host: hostname(), pid: process.pid, since, process: beginning(process.pid), key };
  const own = JSON.stringify(claim);
  const draft = `${path}.${process.pid}.${key}`;
  await writeFile(draft, own);
  try {
    for (;;) {
      try {
        await link(draft, path);
        break;
      } catch (error) {
        if (!hasCode(error, 'EEXIST')) throw error;
      }
      const text = await textOf(path);
      if (text === undefined) continue; // given back just now
      const holder = holderOf(text);
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
  return text === undefined ? undefined : holderOf(text);
}

/** What a lock file says; nothing of what cannot be read, or is no file: a pipe would be waited for. `undefined` if it is not there. */
async function textOf(path: string): Promise<string | undefined> {
  try {
    return (await stat(path)).isFile() ? await readFile(path, 'utf8') : '';
  } catch (error) {
    return hasCode(error, 'ENOENT') ? undefined : '';
  }
}

function holderOf(text: string): Holder {
  const claim = claimOf(text);
  if (!claim) return { host: 'unknown', pid: 0, since: 'unknown', stale: false, unsure: true };
  const { host, pid, since } = claim;
  if (host !== hostname()) return { host, pid, since, stale: false, unsure: true };
  return { host, pid, since, stale: !lives(claim) };
}

function claimOf(text: string): Claim | undefined {
  try {
    const claim = JSON.parse(text) as Partial<Claim> | null; // every field is looked at
    if (typeof claim?.host !== 'string' || typeof claim.pid !== 'number' || typeof claim.since !== 'string')
      return undefined;
    return {
      host: claim.host.slice(0, 255),
      pid: claim.pid,
      since: claim.since.slice(0, 40),
      process: typeof claim.process === 'string' ? claim.process : undefined,
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
