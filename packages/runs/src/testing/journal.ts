import { memoryStore } from '../store/memoryStore.ts';
import type { RunStore } from '../store/runStore.ts';

type Operation =
  | { readonly type: 'append' | 'put'; readonly path: string; readonly bytes: Uint8Array }
  | { readonly type: 'truncate'; readonly path: string; readonly size: number }
  | { readonly type: 'remove'; readonly path: string };

/**
 * A store in memory that remembers every change, so that a process can be killed at any of them afterwards.
 *
 * @param inner What it holds already stays, whenever the process is killed.
 */
export function journal(inner: RunStore = memoryStore()): {
  readonly store: RunStore;
  readonly length: number;
  killedAt(at: number, share: number): Promise<RunStore>;
} {
  const operations: Operation[] = [];
  const before = filesIn(inner);
  return {
    store: {
      ...inner,
      append(path, bytes) {
        operations.push({ type: 'append', path, bytes: bytes.slice() });
        return inner.append(path, bytes);
      },
      put(path, bytes) {
        operations.push({ type: 'put', path, bytes: bytes.slice() });
        return inner.put(path, bytes);
      },
      truncate(path, size) {
        operations.push({ type: 'truncate', path, size });
        return inner.truncate(path, size);
      },
      remove(path) {
        operations.push({ type: 'remove', path });
        return inner.remove(path);
      },
    },
    get length() {
      return operations.length;
    },
    /** What lies there when the process is killed in the operation at a place: of what it appends a share has arrived. */
    async killedAt(at, share) {
      const store = memoryStore();
      for (const [path, bytes] of await before) await store.put(path, bytes);
      for (const operation of operations.slice(0, at)) await apply(store, operation);
      const last = operations[at];
      if (last?.type === 'append') {
        await store.append(last.path, last.bytes.subarray(0, Math.floor(share * last.bytes.length)));
      }
      return store;
    },
  };
}

/** All files of all runs of a store. */
async function filesIn(store: RunStore, folder = ''): Promise<readonly (readonly [string, Uint8Array])[]> {
  const found = await Promise.all(
    (await store.list(folder)).map(async (name) => {
      const path = folder === '' ? name : `${folder}/${name}`;
      const isFile = (await store.size(path)) !== undefined;
      return isFile ? [[path, await store.read(path)] as const] : filesIn(store, path);
    }),
  );
  return found.flat();
}

async function apply(store: RunStore, operation: Operation): Promise<void> {
  switch (operation.type) {
    case 'append':
    case 'put':
      return store[operation.type](operation.path, operation.bytes);
    case 'truncate':
      return store.truncate(operation.path, operation.size);
    case 'remove':
      return store.remove(operation.path);
  }
}
