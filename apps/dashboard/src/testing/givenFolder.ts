import { vi } from 'vitest';

/** Gives the browser's private files a place in memory. */
export function givenFolder(): Map<string, File> {
  const files = new Map<string, File>();
  const missing = () => Object.assign(new Error('no such file'), { name: 'NotFoundError' });
  const handle = (name: string) => ({
    kind: 'file',
    getFile: async () => files.get(name),
    createWritable: async () => ({
      write: async (bytes: Uint8Array<ArrayBuffer>) => void files.set(name, new File([bytes], name)),
      close: async () => {},
    }),
  });
  const folder = {
    async getFileHandle(name: string, options?: { readonly create: boolean }) {
      if (!files.has(name) && !options?.create) throw missing();
      return handle(name);
    },
    async removeEntry(name: string) {
      if (!files.delete(name)) throw missing();
    },
    async *values() {
      for (const name of files.keys()) yield handle(name);
    },
  };
  const root = { getDirectoryHandle: async () => folder };
  vi.stubGlobal('navigator', { storage: { getDirectory: async () => root } });
  return files;
}
