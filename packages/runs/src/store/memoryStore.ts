import { checkedPath } from './checkedPath.ts';
import type { Holder } from './holder.ts';
import type { RunStore } from './runStore.ts';
import { LockedError, MissingFileError } from './storeErrors.ts';

/** A store that lasts as long as its process: for tests, and for runs that need only be looked at again. */
export function memoryStore(name = 'memory'): RunStore {
  const files = new Map<string, Growing>();
  const held = new Map<string, Holder>();
  const keyOf = (path: string) => checkedPath(path).join('/');
  const grown = (path: string) => {
    const key = keyOf(path);
    const known = files.get(key);
    if (known) return known;
    const made = new Growing();
    files.set(key, made);
    return made;
  };
  return {
    name,
    size: async (path) => files.get(keyOf(path))?.size,
    async read(path, from = 0, to = Infinity) {
      const file = files.get(keyOf(path));
      if (!file) throw new MissingFileError(name, path);
      return file.read(from, to);
    },
    append: async (path, bytes) => grown(path).append(bytes),
    sync: async () => {},
    truncate: async (path, size) => files.get(keyOf(path))?.truncate(size),
    async put(path, bytes) {
      const file = new Growing();
      file.append(bytes);
      files.set(keyOf(path), file);
    },
    async list(folder) {
      const prefix = folder === '' ? '' : `${keyOf(folder)}/`;
      const names = [...files.keys()]
        .filter((key) => key.startsWith(prefix))
        .map((key) => key.slice(prefix.length).split('/', 1)[0] ?? '');
      return [...new Set(names)].sort();
    },
    async remove(path) {
      const key = keyOf(path);
      for (const other of files.keys()) if (other === key || other.startsWith(`${key}/`)) files.delete(other);
    },
    async lock(path) {
      const key = keyOf(path);
      const holder = held.get(key);
      if (holder) throw new LockedError(`${name}/${path}`, holder);
      const own: Holder = { host: name, pid: 0, since: new Date().toISOString(), stale: false };
      held.set(key, own);
      return {
        isHeld: async () => held.get(key) === own,
        async release() {
          if (held.get(key) === own) held.delete(key);
        },
      };
    },
    holder: async (path) => held.get(keyOf(path)),
  };
}

/** Bytes whose room doubles, so that appending costs what is appended. */
class Growing {
  private bytes = new Uint8Array(256);
  size = 0;

  append(more: Uint8Array): void {
    if (this.size + more.length > this.bytes.length) {
      const larger = new Uint8Array(2 * (this.size + more.length));
      larger.set(this.bytes.subarray(0, this.size));
      this.bytes = larger;
    }
    this.bytes.set(more, this.size);
    this.size += more.length;
  }

  read(from: number, to: number): Uint8Array<ArrayBuffer> {
    return this.bytes.slice(Math.min(from, this.size), Math.min(to, this.size));
  }

  truncate(size: number): void {
    this.size = Math.min(size, this.size);
  }
}
