import { vi } from 'vitest';

/** Gives the browser's private files a place in memory. */
export function givenFolder(): Map<string, Blob> {
  const files = new Map<string, Blob>();
  const handle = (name: string) => ({
    getFile: async () => files.get(name),
    createWritable: async () => ({
      write: async (bytes: Uint8Array<ArrayBuffer>) => void files.set(name, new Blob([bytes])),
      close: async () => {},
    }),
  });
  const getFileHandle = async (name: string, options?: { readonly create: boolean }) => {
    if (!files.has(name) && !options?.create) throw new Error('NotFoundError');
    return handle(name);
  };
  const folder = { getDirectoryHandle: async () => ({ getFileHandle }) };
  vi.stubGlobal('navigator', { storage: { getDirectory: async () => folder } });
  return files;
}
