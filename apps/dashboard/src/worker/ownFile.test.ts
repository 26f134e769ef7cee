import { afterEach, describe, expect, it, vi } from 'vitest';
import { ownFile } from './ownFile.ts';

afterEach(() => vi.unstubAllGlobals());

describe('ownFile', () => {
  it('reads what the browser keeps, and says what to do where it keeps no such file', async () => {
    const files = new Map([['a.txt', 'emma']]);
    const getFileHandle = async (name: string) => {
      const text = files.get(name);
      if (text === undefined) throw new Error('NotFoundError');
      return { getFile: async () => new Blob([text]) };
    };
    const folder = { getDirectoryHandle: async () => ({ getFileHandle }) };
    vi.stubGlobal('navigator', { storage: { getDirectory: async () => folder } });
    expect(new TextDecoder().decode(await ownFile('a.txt'))).toBe('emma');
    await expect(ownFile('b.txt')).rejects.toThrow('drop the file onto the page');
  });
});
