import type { RunStore } from '@weir/runs';

const importedPath = (id: string): string => `${id}/imported.json`;

/** Remembers that a run was not begun in this browser: it is looked at before it goes on, and stays until it is removed. */
export const putImported = (store: RunStore, id: string): Promise<void> =>
  store.put(importedPath(id), new TextEncoder().encode(`{"at":"${new Date().toISOString()}"}\n`));

/** Whether a run came from a folder. */
export const isImported = async (store: RunStore, id: string): Promise<boolean> =>
  (await store.size(importedPath(id))) !== undefined;
