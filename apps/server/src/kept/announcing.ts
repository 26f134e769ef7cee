import type { RunStore } from '@weir/runs/read';

/** The same store, which calls back with the path of each file that it has appended to. */
export function announcing(store: RunStore, appended: (path: string) => void): RunStore {
  return {
    ...store,
    async append(path, bytes) {
      await store.append(path, bytes);
      appended(path);
    },
  };
}
