import { constants } from 'node:fs';
import { open, readdir, rename, rm, stat, truncate } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { checkedPath, isName } from '../store/checkedPath.ts';
import type { RunStore } from '../store/runStore.ts';
import { FullStoreError, MissingFileError, StoreAccessError } from '../store/storeErrors.ts';
import { foundInstead } from './foundInstead.ts';
import { fileHolder, lockFile } from './lockFile.ts';
import { makeFolder } from './makeFolder.ts';

/** A store in a folder of this machine, which need not be there yet. */
export function folderStore(folder: string): RunStore {
  const root = resolve(folder);
  const place = (path: string) => join(root, ...checkedPath(path));
  let puts = 0;

  async function write(path: string, flags: number, bytes: Uint8Array, lasting: boolean): Promise<void> {
    const file = await open(path, flags, 0o644).catch(async (error: unknown) => {
      if (codeOf(error) !== 'ENOENT') throw error;
      await makeFolder(dirname(path));
      return open(path, flags, 0o644);
    });
    try {
      await file.writeFile(bytes);
      if (lasting) await file.sync();
    } finally {
      await file.close();
    }
  }

  /** Renames and new files outlive a power cut once their folder has been synced; not every system lets one. */
  async function syncFolder(path: string): Promise<void> {
    const handle = await open(path, 'r').catch(() => undefined);
    await handle?.sync().catch(() => undefined);
    await handle?.close();
  }

  return {
    name: root,
    size: (path) => stat(place(path)).then(({ size }) => size, missing),
    async read(path, from = 0, to = Infinity) {
      const target = place(path);
      const found = await stat(target).catch(missing);
      if (!found) throw new MissingFileError(root, path);
      // To open a named pipe is to wait for whoever writes into it.
      if (!found.isFile()) throw new StoreAccessError(target, 'a file', foundInstead(found));
      const file = await open(target, 'r').catch(missing);
      if (!file) throw new MissingFileError(root, path);
      try {
        const { size } = await file.stat();
        const bytes = new Uint8Array(Math.max(0, Math.min(to, size) - from));
        let got = 0;
        while (got < bytes.length) {
          const { bytesRead } = await file.read(bytes, got, bytes.length - got, from + got);
          if (bytesRead === 0) break;
          got += bytesRead;
        }
        return bytes.slice(0, got);
      } finally {
        await file.close();
      }
    },
    append: (path, bytes) =>
      write(place(path), constants.O_WRONLY | constants.O_CREAT | constants.O_APPEND, bytes, false).catch(
        inWords(root),
      ),
    async sync(path) {
      const file = await open(place(path), 'r+').catch(missing);
      try {
        await file?.sync();
      } catch (error) {
        throw asStoreError(root, error);
      } finally {
        await file?.close();
      }
    },
    async truncate(path, size) {
      const before = await stat(place(path)).catch(missing);
      if (before && before.size > size) await truncate(place(path), size).catch(inWords(root));
    },
    async put(path, bytes) {
      const target = place(path);
      // Ahead of every name that `list` shows, so that what a killed process left behind is no file of a run.
      const temporary = join(dirname(target), `.${process.pid}.${puts++}.tmp`);
      try {
        await write(temporary, constants.O_WRONLY | constants.O_CREAT | constants.O_TRUNC, bytes, true);
        await rename(temporary, target);
      } catch (error) {
        await rm(temporary, { force: true }).catch(() => {}); // what is wrong is said already
        throw asStoreError(root, error);
      }
      await syncFolder(dirname(target));
    },
    async list(path) {
      const target = path === '' ? root : place(path);
      const names = await readdir(target).catch(async (error: unknown) => {
        const found = await stat(target).catch(missing);
        // Where no runs are yet, a file may be in the place of all: who names the folder says so.
        if (found && path !== '') throw new StoreAccessError(target, 'a folder', foundInstead(found));
        return missing(error);
      });
      return (names ?? []).filter(isName).sort();
    },
    remove: (path) => rm(place(path), { recursive: true, force: true }).catch(inWords(root)),
    async lock(path, options) {
      const file = place(path);
      await makeFolder(dirname(file)).catch(inWords(root));
      return lockFile(file, options).catch(inWords(root));
    },
    holder: (path) => fileHolder(place(path)),
  };
}

/** `undefined` for what is not there; any other error goes on. */
function missing(error: unknown): undefined {
  const code = codeOf(error);
  if (code === 'ENOENT' || code === 'ENOTDIR') return undefined;
  throw error;
}

const inWords =
  (root: string) =>
  (error: unknown): never => {
    throw asStoreError(root, error);
  };

/** The system's errors in words; any other as it is. */
function asStoreError(root: string, error: unknown): unknown {
  const code = codeOf(error);
  if (code === 'ENOSPC' || code === 'EDQUOT' || code === 'EFBIG')
    return new FullStoreError(root, { cause: error });
  if (typeof code !== 'string' || !/^E[A-Z0-9]+$/.test(code)) return error;
  const reason = unwritable[code] ?? `one that cannot (${code})`;
  return new StoreAccessError(root, 'a folder that can be written', reason, { cause: error });
}

const unwritable: Readonly<Record<string, string>> = {
  EROFS: 'one on a disk that is only read',
  EACCES: 'one that is not allowed',
  EPERM: 'one that is not allowed',
  ENOTDIR: 'one below a file',
  EISDIR: 'one with a folder in the place of a file',
  ENAMETOOLONG: 'too long a name',
  ELOOP: 'links in a circle',
  EIO: 'one whose disk fails (EIO)',
};

function codeOf(error: unknown): unknown {
  return error instanceof Error && 'code' in error ? error.code : undefined;
}
