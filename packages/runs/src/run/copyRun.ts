import { checkpointPath, checkpointSteps } from '../checkpoint/checkpoint.ts';
import { readLog } from '../record/readLog.ts';
import type { LogProblem } from '../record/readLog.ts';
import { checkpointFolder, headerPath, lockPath, logPath, readHeader } from '../record/runHeader.ts';
import type { RunHeader } from '../record/runHeader.ts';
import type { RunStore } from '../store/runStore.ts';

/** Bytes that are held at a time. */
const part = 4 * 2 ** 20;

/** A run that was copied. */
export interface CopiedRun {
  readonly header: RunHeader;
  /** False where the same run was there already, byte for byte. */
  readonly isNew: boolean;
  /** What of its log is corrupt in the middle: all else can be read. */
  readonly problems: readonly LogProblem[];
}

/** Another run lies where one was to be copied to. */
export class OtherRunError extends Error {
  override readonly name = 'OtherRunError';
  constructor(store: string, path: string) {
    super(
      `${store}: ${path} must be the same or not there, got other bytes; rename the run's folder to have both, or remove the run that is there`,
    );
  }
}

/**
 * Copies a run into another store, under the same id: its header, its log and its checkpoints, whole or not at all. One
 * that is there already is never written over.
 *
 * @throws RunFormatError if its header is damaged, MissingFileError if there is none; OtherRunError if another of its id
 *   is there; LockedError if that one trains.
 */
export async function copyRun(from: RunStore, id: string, into: RunStore): Promise<CopiedRun> {
  const header = await readHeader(from, id);
  const { problems } = await readLog(from, id);
  const lock = await into.lock(lockPath(id));
  try {
    const isNew = (await into.size(headerPath(id))) === undefined;
    if (isNew) await copyFiles(from, id, into);
    else await mustBeSame(from, id, into);
    return { header, isNew, problems };
  } finally {
    await lock.release();
  }
}

async function copyFiles(from: RunStore, id: string, into: RunStore): Promise<void> {
  const begun = [logPath(id), checkpointFolder(id)];
  const clear = () => Promise.all(begun.map((path) => into.remove(path)));
  await clear(); // what a copy that was cut off has left
  try {
    for (const path of await filesOf(from, id)) {
      const size = await from.size(path);
      if (path !== logPath(id)) await into.put(path, await from.read(path));
      else
        for (let at = 0; at < (size ?? 0); at += part)
          await into.append(path, await from.read(path, at, at + part));
      await into.sync(path);
    }
  } catch (error) {
    await clear().catch(() => {});
    throw error;
  }
}

/** A run's own files; with its header, which is the last, it is a run. */
async function filesOf(store: RunStore, id: string): Promise<readonly string[]> {
  const checkpoints = (await checkpointSteps(store, id)).map((step) => checkpointPath(id, step));
  const hasLog = (await store.size(logPath(id))) !== undefined;
  return [...(hasLog ? [logPath(id)] : []), ...checkpoints, headerPath(id)];
}

async function mustBeSame(from: RunStore, id: string, into: RunStore): Promise<void> {
  const [wanted, there] = [await filesOf(from, id), await filesOf(into, id)];
  for (const path of new Set([...wanted, ...there]))
    if (!(await isSame(from, into, path))) throw new OtherRunError(into.name, path);
}

async function isSame(one: RunStore, other: RunStore, path: string): Promise<boolean> {
  const size = await one.size(path);
  if (size === undefined || size !== (await other.size(path))) return false;
  for (let at = 0; at < size; at += part) {
    const [a, b] = [await one.read(path, at, at + part), await other.read(path, at, at + part)];
    if (a.length !== b.length || !a.every((byte, index) => byte === b[index])) return false;
  }
  return true;
}
