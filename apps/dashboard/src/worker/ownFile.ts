import { baseName } from './kept/usesOf.ts';

/** Where the files that a reader gives the page are kept, in the browser's private file system. */
const folder = 'weir-data';

/**
 * A file that a reader has given the page, by the name that configurations have for it. Of a path of another machine its last
 * part is looked for: whether it is the same file, a run that goes on with it finds out.
 */
export async function ownFile(path: string): Promise<Uint8Array<ArrayBuffer>> {
  const bytes = (await found(path)) ?? (await found(baseName(path)));
  if (bytes) return bytes;
  throw new Error(
    `data: "${path}" must be a file that this browser keeps, got none; drop the file onto the page, or use embedded data`,
  );
}

/**
 * Keeps a file in this browser, from where runs read it, those too that go on after a reload. One of another content under
 * a name that is taken is given another name: runs that were trained on the first still find it.
 *
 * @returns the name that configurations have for it.
 * @throws Error where the browser lets a page keep nothing, or has no room.
 */
export async function keepFile(name: string, bytes: Uint8Array<ArrayBuffer>): Promise<string> {
  const [, stem = name, extension = ''] = /^(.+?)((?:\.[A-Za-z0-9]+){0,2})$/.exec(name) ?? [];
  for (let at = 1; ; at++) {
    const free = at === 1 ? name : `${stem}-${at}${extension}`;
    const there = await found(free);
    if (there && !isSame(there, bytes)) continue;
    if (!there) await write(free, bytes);
    return free;
  }
}

async function write(name: string, bytes: Uint8Array<ArrayBuffer>): Promise<void> {
  try {
    const handle = await (await ownFolder()).getFileHandle(name, { create: true });
    const stream = await handle.createWritable();
    await stream.write(bytes);
    await stream.close(); // the file is there once it is closed, or not at all
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new Error(
      `data: "${name}" must be kept in this browser to be trained on, got ${reason}; use a window that is not private, or make room`,
      { cause: error },
    );
  }
}

async function found(name: string): Promise<Uint8Array<ArrayBuffer> | undefined> {
  try {
    const handle = await (await ownFolder()).getFileHandle(name);
    return new Uint8Array(await (await handle.getFile()).arrayBuffer());
  } catch {
    return undefined; // not there, or no place where it could be
  }
}

const isSame = (one: Uint8Array, other: Uint8Array): boolean =>
  one.length === other.length && one.every((byte, at) => byte === other[at]);

/** Where they are. Rejects where the browser lets a page keep nothing. */
export async function ownFolder(): Promise<FileSystemDirectoryHandle> {
  return (await navigator.storage.getDirectory()).getDirectoryHandle(folder, { create: true });
}
