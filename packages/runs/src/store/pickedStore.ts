import type { RunStore } from './runStore.ts';
import { MissingFileError } from './storeErrors.ts';

/** Bytes that can be read in parts: what is used of a browser's `Blob` or `File`. */
export interface PickedFile {
  readonly size: number;
  slice(from: number, to: number): { arrayBuffer(): Promise<ArrayBuffer> };
}

/**
 * Files that somebody picked, by their paths, as a store that can be read alone: what would change it rejects. Nothing is
 * read ahead of being asked for.
 *
 * @param name What messages call it.
 */
export function pickedStore(name: string, files: ReadonlyMap<string, PickedFile>): RunStore {
  const never = (): Promise<never> =>
    Promise.reject(new Error(`${name}: what was picked must be left as it is; copy the run to write it`));
  return {
    name,
    size: async (path) => files.get(path)?.size,
    async read(path, from = 0, to = Infinity) {
      const file = files.get(path);
      if (!file) throw new MissingFileError(name, path);
      return new Uint8Array(await file.slice(from, Math.min(to, file.size)).arrayBuffer());
    },
    async list(folder) {
      const prefix = folder === '' ? '' : `${folder}/`;
      const names = [...files.keys()]
        .filter((path) => path.startsWith(prefix))
        .map((path) => path.slice(prefix.length).split('/', 1)[0] ?? '');
      return [...new Set(names)].sort();
    },
    append: never,
    sync: never,
    truncate: never,
    put: never,
    remove: never,
    lock: never,
    holder: async () => undefined,
  };
}
