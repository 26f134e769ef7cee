import { readdir, stat } from 'node:fs/promises';
import { basename, dirname, join, resolve } from 'node:path';
import { isName } from '@weir/runs';
import type { RunStore } from '@weir/runs';
import { folderStore } from '@weir/runs/node';
import { UsageError } from '../usageError.ts';
import { runsFolder } from './runsFolder.ts';

/** A run that is there. */
export interface FoundRun {
  readonly store: RunStore;
  readonly id: string;
  /** Its folder. */
  readonly folder: string;
}

/**
 * The run that RUN stands for: a folder, or an id or the unique beginning of one in the folder of runs.
 *
 * @throws UsageError if there is none, or several begin so.
 */
export async function findRun(run: string, runs: string | undefined): Promise<FoundRun> {
  const found = await lookForRun(run, runs);
  if (found) return found;
  const folder = runsFolder(runs);
  throw new UsageError(
    `RUN must be a run's folder or id, got ${run}, which is none in ${folder}; see weir ls, or give --runs DIR`,
  );
}

/** The same; `undefined` if there is none. */
export async function lookForRun(run: string, runs: string | undefined): Promise<FoundRun | undefined> {
  if (await hasHeader(run)) {
    const folder = resolve(run);
    return { store: folderStore(dirname(folder)), id: basename(folder), folder };
  }
  if (!isName(run)) return undefined;
  const all = resolve(runsFolder(runs));
  const names = await readdir(all).catch((): string[] => []);
  const isExact = names.includes(run);
  const matching = isExact ? [run] : names.filter((name) => name.startsWith(run));
  const there: string[] = [];
  for (const name of matching) if (isName(name) && (await hasHeader(join(all, name)))) there.push(name);
  if (there.length > 1) {
    throw new UsageError(
      `RUN must be the beginning of one id, got ${run}, with which ${there.join(' and ')} begin; write more of it`,
    );
  }
  const [id] = there;
  return id === undefined ? undefined : { store: folderStore(all), id, folder: join(all, id) };
}

const hasHeader = (folder: string): Promise<boolean> =>
  stat(join(folder, 'header.json')).then(
    (header) => header.isFile(),
    () => false,
  );
