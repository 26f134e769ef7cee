import type { RunStore } from '../store/runStore.ts';
import { storeWithin } from '../store/storeWithin.ts';
import { comparisonPath } from './comparison.ts';
import { headerPath } from './runHeader.ts';

/** A run, and where it lies. */
export interface PlacedRun {
  /** The store that it is in: that of its comparison, if it is one of several that are compared. */
  readonly store: RunStore;
  readonly id: string;
  /** The folder of its comparison. */
  readonly comparison?: string;
}

/** The runs of a store, in its own folder and in those of comparisons, whatever state they are in. */
export async function placedRuns(store: RunStore): Promise<readonly PlacedRun[]> {
  const has = async (path: string) => (await store.size(path).catch(() => undefined)) !== undefined;
  const found = await Promise.all(
    (await store.list('')).map(async (name): Promise<readonly PlacedRun[]> => {
      if (await has(headerPath(name))) return [{ store, id: name }];
      if (!(await has(`${name}/${comparisonPath}`))) return [];
      const runs = await placedRuns(storeWithin(store, name));
      return runs.map((run) => ({ ...run, comparison: name }));
    }),
  );
  return found.flat();
}
