import { stat } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { comparisonPath, isName, placedRuns, readComparison } from '@weir/runs';
import type { Comparison } from '@weir/runs';
import { folderStore } from '@weir/runs/node';
import { UsageError } from '../usageError.ts';
import { runsFolder } from './runsFolder.ts';

/** A comparison that is there. */
export interface FoundComparison extends Comparison {
  readonly folder: string;
}

/**
 * The comparison that is to be resumed by RUN: a folder, or the name of one in the folder of runs or its beginning, with which
 * nothing else begins but runs of its own. `undefined` if there is none.
 *
 * @throws UsageError if several begin so, or it cannot be read.
 */
export async function comparisonBegun(
  run: string,
  runs: string | undefined,
): Promise<FoundComparison | undefined> {
  const exact = await comparisonAt(run, runs);
  if (exact || !isName(run)) return exact;
  const folder = resolve(runsFolder(runs));
  const store = folderStore(folder);
  const begun = await comparisonsThat(run, folder);
  const [one] = begun;
  const placed = await placedRuns(store);
  if (one === undefined || placed.some(({ id }) => id === run)) return undefined;
  const others = placed.filter(({ id, comparison }) => id.startsWith(run) && comparison !== one);
  if (begun.length === 1 && others.length === 0) return comparisonAt(join(folder, one), undefined);
  const names = [
    ...begun,
    ...others.filter(({ comparison }) => !begun.includes(comparison ?? '')).map(({ id }) => id),
  ];
  throw new UsageError(
    `RUN must be the beginning of one id, got ${run}, with which ${names.join(' and ')} begin; write more of it`,
  );
}

/** The names of comparisons in a folder of runs that begin so. */
export async function comparisonsThat(begin: string, folder: string): Promise<readonly string[]> {
  const store = folderStore(folder);
  const names = (await store.list('')).filter((name) => name.startsWith(begin));
  const isOne = await Promise.all(
    names.map((name) => store.size(`${name}/${comparisonPath}`).then((size) => size !== undefined)),
  );
  return names.filter((_, at) => isOne[at]);
}

/**
 * The comparison that RUN stands for: a folder, or the name of one in the folder of runs. `undefined` if it is none.
 *
 * @throws UsageError if it cannot be read.
 */
export async function comparisonAt(
  run: string,
  runs: string | undefined,
): Promise<FoundComparison | undefined> {
  for (const folder of [resolve(run), ...(isName(run) ? [resolve(runsFolder(runs), run)] : [])]) {
    const file = await stat(join(folder, comparisonPath)).catch(() => undefined);
    if (!file?.isFile()) continue;
    try {
      const comparison = await readComparison(folderStore(folder));
      if (comparison) return { ...comparison, folder };
    } catch (error) {
      throw new UsageError(
        `${error instanceof Error ? error.message : String(error)}; resume its runs one by one`,
      );
    }
  }
  return undefined;
}
