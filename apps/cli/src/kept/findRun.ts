import { stat } from 'node:fs/promises';
import { basename, dirname, join, resolve } from 'node:path';
import { isName, placedRuns } from '@weir/runs';
import type { RunStore } from '@weir/runs';
import { folderStore } from '@weir/runs/node';
import { UsageError } from '../usageError.ts';
import { comparisonAt, comparisonsThat } from './comparison.ts';
import { runsFolder } from './runsFolder.ts';

/** At most so many ids are named where more begin alike. */
const mostNamed = 8;

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
    `RUN must be a run's folder or id, got ${run === '' ? '""' : run}, which is none in ${folder}; see weir ls, or give --runs DIR`,
  );
}

/** Why a folder with all that a run has is none: its name is its id. */
export const misnamed = (folder: string): string =>
  `a run's folder must be named by letters, digits, ".", "_" and "-", got ${JSON.stringify(basename(folder))}; rename it`;

/** The same; `undefined` if there is none. */
export async function lookForRun(run: string, runs: string | undefined): Promise<FoundRun | undefined> {
  if (await hasHeader(run)) {
    const folder = resolve(run);
    if (!isName(basename(folder))) throw new UsageError(misnamed(folder));
    return { store: folderStore(dirname(folder)), id: basename(folder), folder };
  }
  const within = await comparisonAt(run, runs).catch(() => undefined);
  if (within) throw await oneOf(within.folder);
  if (!isName(run)) return undefined;
  const all = await placedRuns(folderStore(resolve(runsFolder(runs))));
  const exact = all.filter(({ id }) => id === run);
  const there = exact.length > 0 ? exact : all.filter(({ id }) => id.startsWith(run));
  if (there.length > 1) {
    const names = there.map(({ id, comparison }) => (comparison === undefined ? id : `${comparison}/${id}`));
    const more = names.length - mostNamed;
    const listed = [...names.slice(0, mostNamed), ...(more > 0 ? [`${more.toLocaleString('en')} more`] : [])];
    throw new UsageError(
      `RUN must be the beginning of one id, got ${run}, with which ${listed.slice(0, -1).join(', ')} and ${listed.at(-1)} begin; write more of it`,
    );
  }
  const [found] = there;
  const [comparison] = found ? [] : await comparisonsThat(run, resolve(runsFolder(runs)));
  if (comparison !== undefined) throw await oneOf(resolve(runsFolder(runs), comparison));
  return found && { store: found.store, id: found.id, folder: join(found.store.name, found.id) };
}

/** What to take of a comparison where one run is asked for. */
async function oneOf(comparison: string): Promise<UsageError> {
  const ids = (await placedRuns(folderStore(comparison))).map(({ id }) => id);
  return new UsageError(
    `RUN must be one run, got the comparison ${basename(comparison)}; take ${ids.join(' or ') || 'weir resume, since none has begun'}`,
  );
}

const hasHeader = (folder: string): Promise<boolean> =>
  stat(join(folder, 'header.json')).then(
    () => true, // what is no file there is told where it is read
    () => false,
  );
