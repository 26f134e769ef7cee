/** Where the files that a reader gives the page are kept, in the browser's private file system. */
const folder = 'weir-data';

/** A file that a reader has given the page, by the name that configurations have for it. */
export async function ownFile(path: string): Promise<Uint8Array<ArrayBuffer>> {
  const file = await ownFolder()
    .then((own) => own.getFileHandle(path))
    .then((handle) => handle.getFile())
    .catch(() => undefined); // not there, or no place where it could be
  if (file) return new Uint8Array(await file.arrayBuffer());
  throw new Error(
    `data: "${path}" must be a file that this browser keeps, got none; drop the file onto the page, or use embedded data`,
  );
}

/** Rejects where the browser lets a page keep nothing. */
async function ownFolder(): Promise<FileSystemDirectoryHandle> {
  return (await navigator.storage.getDirectory()).getDirectoryHandle(folder, { create: true });
}
