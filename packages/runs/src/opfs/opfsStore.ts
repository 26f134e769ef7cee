import { checkedPath, isName } from '../store/checkedPath.ts';
import type { Holder } from '../store/holder.ts';
import type { RunStore } from '../store/runStore.ts';
import { FullStoreError, LockedError, MissingFileError } from '../store/storeErrors.ts';
import type { Directory, FileHandle, SyncAccess, WorkerScope } from './fileSystem.ts';

/**
 * A store in the browser's origin-private file system, in a worker: that is where files can be written in place.
 *
 * @param folder A name within the origin. Default `runs`.
 * @throws TypeError where there is no such file system: outside a worker, or on a page that is not served securely.
 */
export async function opfsStore(folder = 'runs'): Promise<RunStore> {
  const { navigator } = globalThis as unknown as WorkerScope; // what is not there throws below
  if (!navigator?.storage?.getDirectory || !navigator.locks) {
    throw new TypeError(
      'opfsStore: the origin-private file system must be there, got none; use it in a worker of a page served by https or from localhost',
    );
  }
  const { locks } = navigator;
  const name = `opfs:${folder}`;
  const root = await (await navigator.storage.getDirectory()).getDirectoryHandle(folder, { create: true });
  const held = new Map<string, Holder>();

  async function directory(names: readonly string[], create: boolean): Promise<Directory | undefined> {
    let at: Directory | undefined = root;
    for (const inner of names) at = await at?.getDirectoryHandle(inner, { create }).catch(missing);
    return at;
  }
  async function file(path: string, create = false): Promise<FileHandle | undefined> {
    const names = checkedPath(path);
    const parent = await directory(names.slice(0, -1), create);
    return parent?.getFileHandle(names.at(-1) ?? '', { create }).catch(missing);
  }
  /** Handles are exclusive: one piece of work on a file at a time, whoever does it. */
  async function access<Result>(
    path: string,
    create: boolean,
    use: (handle: SyncAccess) => Result,
  ): Promise<Result | undefined> {
    checkedPath(path);
    return locks.request(`weir ${name} access ${path}`, {}, async () => {
      const found = await file(path, create);
      const handle = await found?.createSyncAccessHandle();
      if (!handle) return undefined;
      try {
        return use(handle);
      } catch (error) {
        throw hasName(error, 'QuotaExceededError') ? new FullStoreError(name, { cause: error }) : error;
      } finally {
        handle.close();
      }
    });
  }
  function writeAll(handle: SyncAccess, bytes: Uint8Array, at: number): void {
    for (let done = 0; done < bytes.length;) {
      const written = handle.write(bytes.subarray(done), { at: at + done });
      if (written === 0) throw new FullStoreError(name);
      done += written;
    }
  }

  return {
    name,
    size: (path) => access(path, false, (handle) => handle.getSize()),
    async read(path, from = 0, to = Infinity) {
      const bytes = await access(path, false, (handle) => {
        const into = new Uint8Array(Math.max(0, Math.min(to, handle.getSize()) - from));
        return into.subarray(0, handle.read(into, { at: from }));
      });
      if (!bytes) throw new MissingFileError(name, path);
      return bytes;
    },
    async append(path, bytes) {
      await access(path, true, (handle) => writeAll(handle, bytes, handle.getSize()));
    },
    async sync(path) {
      await access(path, false, (handle) => handle.flush());
    },
    async truncate(path, size) {
      await access(path, false, (handle) => {
        if (size < handle.getSize()) handle.truncate(size);
      });
    },
    async put(path, bytes) {
      const names = checkedPath(path);
      const last = names.at(-1) ?? '';
      const folderOf = await directory(names.slice(0, -1), true);
      const temporary = await folderOf?.getFileHandle(`.${last}.${crypto.randomUUID()}.tmp`, {
        create: true,
      });
      if (!folderOf || !temporary) throw new MissingFileError(name, path);
      try {
        const handle = await temporary.createSyncAccessHandle();
        try {
          writeAll(handle, bytes, 0);
          handle.flush();
        } finally {
          handle.close();
        }
        await locks.request(`weir ${name} access ${path}`, {}, () => temporary.move(last));
      } catch (error) {
        await folderOf.removeEntry(temporary.name).catch(missing);
        throw hasName(error, 'QuotaExceededError') ? new FullStoreError(name, { cause: error }) : error;
      }
    },
    async list(path) {
      const found = path === '' ? root : await directory(checkedPath(path), false);
      const names: string[] = [];
      if (found) for await (const inner of found.keys()) names.push(inner);
      return names.filter(isName).sort();
    },
    async remove(path) {
      const names = checkedPath(path);
      const parent = await directory(names.slice(0, -1), false);
      await parent?.removeEntry(names.at(-1) ?? '', { recursive: true }).catch(missing);
    },
    async lock(path) {
      checkedPath(path);
      // The browser gives it back when the page goes, so that none is ever stale.
      return new Promise((resolve, reject) => {
        const holder: Holder = {
          host: 'this browser',
          pid: 0,
          since: new Date().toISOString(),
          stale: false,
        };
        const given = locks
          .request(`weir ${name} run ${path}`, { ifAvailable: true }, (lock) => {
            if (!lock)
              throw new LockedError(
                `${name}/${path}`,
                held.get(path) ?? { ...holder, since: 'an unknown time' },
              );
            held.set(path, holder);
            return new Promise<void>((release) =>
              resolve({
                isHeld: async () => held.get(path) === holder,
                async release() {
                  if (held.get(path) === holder) held.delete(path);
                  release();
                  await given; // only then the browser knows that it is free
                },
              }),
            );
          })
          .catch(reject);
      });
    },
    async holder(path) {
      checkedPath(path);
      const lock = `weir ${name} run ${path}`;
      const { held: all = [] } = await locks.query();
      if (!all.some((other) => other.name === lock)) return undefined;
      return held.get(path) ?? { host: 'this browser', pid: 0, since: 'an unknown time', stale: false };
    },
  };
}

function missing(error: unknown): undefined {
  if (hasName(error, 'NotFoundError') || hasName(error, 'TypeMismatchError')) return undefined;
  throw error;
}

const hasName = (error: unknown, name: string): boolean =>
  typeof error === 'object' && error !== null && 'name' in error && error.name === name;
