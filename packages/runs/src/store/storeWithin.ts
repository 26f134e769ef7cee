import type { RunStore } from './runStore.ts';

/** A folder of a store as a store of its own: where the runs of a comparison lie. */
export function storeWithin(store: RunStore, folder: string): RunStore {
  const at = (path: string): string => `${folder}/${path}`;
  return {
    name: `${store.name}/${folder}`,
    size: (path) => store.size(at(path)),
    read: (path, from, to) => store.read(at(path), from, to),
    append: (path, bytes) => store.append(at(path), bytes),
    sync: (path) => store.sync(at(path)),
    truncate: (path, size) => store.truncate(at(path), size),
    put: (path, bytes) => store.put(at(path), bytes),
    list: (path) => store.list(path === '' ? folder : at(path)),
    remove: (path) => store.remove(at(path)),
    lock: (path, options) => store.lock(at(path), options),
    holder: (path) => store.holder(at(path)),
  };
}
