import type { Directory, FileHandle, SyncAccess, WorkerScope } from '../opfs/fileSystem.ts';

const notFound = () => Object.assign(new Error('not there'), { name: 'NotFoundError' });
const mismatch = () => Object.assign(new Error('of the other kind'), { name: 'TypeMismatchError' });

/** A browser's private file system and locks, in memory: as much of them as a worker's store uses. */
export function browserStorage({ room = Infinity } = {}): Required<Required<WorkerScope>['navigator']> {
  let used = 0;
  class File {
    bytes = new Uint8Array(0);
    open = false;
  }
  type Folder = Map<string, File | Folder>;
  const directoryOf = (folder: Folder): Directory => ({
    async getDirectoryHandle(name, { create }) {
      const found = folder.get(name) ?? (create ? new Map<string, File>() : undefined);
      if (!found) throw notFound();
      if (found instanceof File) throw mismatch();
      folder.set(name, found);
      return directoryOf(found);
    },
    async getFileHandle(name, { create }) {
      const found = folder.get(name) ?? (create ? new File() : undefined);
      if (!found) throw notFound();
      if (!(found instanceof File)) throw mismatch();
      folder.set(name, found);
      return handleOf(folder, name, found);
    },
    async removeEntry(name) {
      if (!folder.delete(name)) throw notFound();
    },
    async *keys() {
      yield* [...folder.keys()];
    },
  });
  const handleOf = (folder: Folder, called: string, file: File): FileHandle => ({
    name: called,
    async createSyncAccessHandle(): Promise<SyncAccess> {
      if (file.open) throw Object.assign(new Error('open already'), { name: 'NoModificationAllowedError' });
      file.open = true;
      return {
        getSize: () => file.bytes.length,
        read(into, { at }) {
          const part = file.bytes.subarray(at, at + into.length);
          into.set(part);
          return part.length;
        },
        write(bytes, { at }) {
          const more = Math.max(0, at + bytes.length - file.bytes.length);
          if (used + more > room) throw Object.assign(new Error('full'), { name: 'QuotaExceededError' });
          used += more;
          const grown = new Uint8Array(file.bytes.length + more);
          grown.set(file.bytes);
          grown.set(bytes, at);
          file.bytes = grown;
          return bytes.length;
        },
        truncate(size) {
          file.bytes = file.bytes.slice(0, size);
        },
        flush() {},
        close() {
          file.open = false;
        },
      };
    },
    async move(name) {
      folder.delete(called);
      folder.set(name, file);
    },
  });

  const root: Folder = new Map();
  const queues = new Map<string, Promise<unknown>>();
  return {
    storage: { getDirectory: async () => directoryOf(root) },
    locks: {
      async request(name, { ifAvailable = false }, hold) {
        const before = queues.get(name);
        if (before && ifAvailable) return hold(null);
        const held = (before ?? Promise.resolve()).then(() => hold({}));
        const settled = held
          .then(
            () => {},
            () => {},
          )
          .then(() => {
            if (queues.get(name) === settled) queues.delete(name);
          });
        queues.set(name, settled);
        await settled;
        return held;
      },
      query: async () => ({ held: [...queues.keys()].map((name) => ({ name })) }),
    },
  };
}
