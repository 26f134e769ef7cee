import { createHash } from 'node:crypto';
import { rmSync } from 'node:fs';
import { open, readdir, rm } from 'node:fs/promises';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { exitCode } from './exitCode.ts';

/** Drafts of this process that are there. */
const drafts = new Set<string>();
let count = 0;

/** Tells the processes of one machine from those of others that write to the same disk. */
const here = createHash('sha256').update(hostname()).digest('hex').slice(0, 8);

/** A name beside a file for what is to take its place. Short, so that any name that the folder can have does. */
export const draftIn = (folder: string): string =>
  join(folder, `.weir.${here}.${process.pid}.${count++}.tmp`);

/**
 * Writes a draft, which is on the disk then. Until it is taken or removed it goes with the process: one that is interrupted,
 * or ends of itself, leaves none.
 */
export async function writeDraft(
  path: string,
  content: string | Uint8Array,
  mode: number | undefined,
): Promise<void> {
  if (drafts.size === 0) {
    process.on('exit', removeAll);
    for (const signal of signals) process.on(signal, endUnheard);
  }
  drafts.add(path);
  try {
    const file = await open(path, 'wx', mode);
    try {
      await file.writeFile(content);
      await file.sync();
    } finally {
      await file.close();
    }
  } catch (error) {
    await removeDraft(path);
    throw error;
  }
}

/** Removes a draft, if it is there. */
export async function removeDraft(path: string): Promise<void> {
  try {
    await rm(path, { force: true });
  } finally {
    forget(path);
  }
}

/** A draft is one no longer: it has been put into its place. */
export function forget(path: string): void {
  if (!drafts.delete(path) || drafts.size > 0) return;
  process.off('exit', removeAll);
  for (const signal of signals) process.off(signal, endUnheard);
}

/** Removes from a folder what processes of this machine left there that were killed while they wrote. */
export async function removeAbandoned(folder: string): Promise<void> {
  const names = await readdir(folder).catch(() => []); // it may be one that can be written and not read
  for (const name of names) {
    const [, host, pid] = /^\.weir\.(\w+)\.(\d+)\.\d+\.tmp$/.exec(name) ?? [];
    const path = join(folder, name);
    if (host !== here || isAlive(Number(pid)) || drafts.has(path)) continue;
    await rm(path, { force: true }).catch(() => {}); // somebody else's, and in nobody's way
  }
}

/** Whether another process of that number is there. */
function isAlive(pid: number): boolean {
  if (pid === process.pid) return false; // an earlier one's, but for the drafts that are known
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}

const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

/** Ends the process as a signal would, where the command itself does not listen: it may have something to end cleanly. */
function endUnheard(signal: NodeJS.Signals): void {
  if (process.listenerCount(signal) === 1) process.exit(exitCode.interrupted);
}

function removeAll(): void {
  for (const path of drafts) {
    try {
      rmSync(path, { force: true });
    } catch {
      // The process ends; what is wrong with the folder is said elsewhere.
    }
  }
}
