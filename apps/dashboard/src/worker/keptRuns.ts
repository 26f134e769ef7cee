import { eventsOf, lockPath, readHeader, readLog } from '@weir/runs';
import type { RunStore } from '@weir/runs';
import { concat, from, lastValueFrom, throwError } from 'rxjs';
import type { Observable } from 'rxjs';
import type { RunEvent } from '@weir/core';
import { summaryOf } from '../browser/summaryOf.ts';
import { unknownRun } from '../run/runState.ts';
import { watchRun } from '../run/watchRun.ts';
import type { ComparisonPlace, Fork, RunSummary } from '../source/runSource.ts';
import { baseName } from './kept/usesOf.ts';
import { weightsIn } from './kept/weightsIn.ts';
import { damaged } from './dropped/damaged.ts';
import { importedOf } from './dropped/imported.ts';
import { storeHere } from './storeHere.ts';

/** Runs that are kept; older ones go. */
const most = 20;

/**
 * The runs of this browser, newest first. Those beyond the twentieth are removed, if nobody trains them; what came from a
 * folder stays, and is not counted.
 */
export async function keptRuns(): Promise<readonly RunSummary[]> {
  const store = await storeHere();
  if (!store) return [];
  const read = await Promise.all((await store.list('')).map((id) => summaryIn(store, id)));
  const all = read
    .filter((summary) => summary !== undefined)
    .sort((one, other) => (one.startedAt < other.startedAt ? 1 : -1));
  const old = all.filter(({ origin }) => origin !== 'folder').slice(most);
  for (const { id } of old) if (!(await store.holder(lockPath(id)))) await store.remove(id);
  return all.filter((run) => !old.includes(run));
}

/** Undefined of what is no run, or too damaged to read. */
async function summaryIn(store: RunStore, id: string): Promise<RunSummary | undefined> {
  try {
    const { name, created, options, steps } = await readHeader(store, id);
    const { records, problems } = await readLog(store, id);
    const failure = records.map(({ record }) => record).findLast(({ type }) => type === 'failed');
    const events = eventsOf(records).filter(({ type }) => type !== 'measurement');
    const failed$: Observable<RunEvent> =
      failure?.type === 'failed'
        ? throwError(() => Object.assign(new Error(failure.message), { name: failure.name }))
        : from([]);
    const state = await lastValueFrom(watchRun(concat(from(events), failed$)), { defaultValue: unknownRun });
    const weights = weightsIn(options);
    const imported = await importedOf(store, id);
    const { variant, comparison, fork } = options as Partial<{
      variant: string;
      comparison: ComparisonPlace;
      fork: Fork;
    }>; // as `begun` puts them
    const summary = summaryOf(
      {
        id,
        name,
        startedAt: created,
        ...(fork && { fork }),
        ...(weights && { weights: baseName(weights.file) }),
        ...(imported && { origin: 'folder' as const }),
        ...(problems.length > 0 && { note: damaged(problems) }),
        ...(variant !== undefined && comparison && { variant, comparison }),
        ...imported?.place,
      },
      state,
    );
    const isOpen = summary.status === 'running' || summary.status === 'paused';
    return { ...summary, steps, ...(isOpen && { status: 'interrupted' as const }) };
  } catch {
    return undefined;
  }
}
