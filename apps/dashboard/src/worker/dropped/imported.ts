import type { PlaceInComparison, RunStore } from '@weir/runs';

const importedPath = (id: string): string => `${id}/imported.json`;

/** What is remembered of a run that came from a folder. */
export interface Imported {
  /** Which of the runs of a comparison it is, as its folder said, which is not here. */
  readonly place?: PlaceInComparison;
}

/** Remembers that a run was not begun in this browser: it is looked at before it goes on, and stays until it is removed. */
export const putImported = (store: RunStore, id: string, place?: PlaceInComparison): Promise<void> =>
  store.put(
    importedPath(id),
    new TextEncoder().encode(
      `${JSON.stringify({ at: new Date().toISOString(), ...(place && { place }) })}\n`,
    ),
  );

/** What is remembered of a run that came from a folder; undefined of any other. */
export async function importedOf(store: RunStore, id: string): Promise<Imported | undefined> {
  if ((await store.size(importedPath(id))) === undefined) return undefined;
  try {
    return JSON.parse(new TextDecoder().decode(await store.read(importedPath(id)))) as Imported; // as it was put
  } catch {
    return {}; // that it is there says enough
  }
}
