import { afterEach, describe, expect, it, vi } from 'vitest';
import { givenFolder } from '../testing/givenFolder.ts';
import { keepFile, ownFile } from './ownFile.ts';

afterEach(() => vi.unstubAllGlobals());

const bytes = (text: string) => new TextEncoder().encode(text);
const text = async (name: string) => new TextDecoder().decode(await ownFile(name));

describe('ownFile', () => {
  it('reads what the browser keeps, and says what to do where it keeps no such file', async () => {
    givenFolder();
    await keepFile('a.txt', bytes('emma'));
    expect(await text('a.txt')).toBe('emma');
    await expect(ownFile('b.txt')).rejects.toThrow('drop the file onto the page');
  });
});

describe('keepFile', () => {
  it('keeps the same file once, and another of its name beside it', async () => {
    givenFolder();
    expect(await keepFile('a.txt', bytes('emma'))).toBe('a.txt');
    expect(await keepFile('a.txt', bytes('emma'))).toBe('a.txt');
    expect(await keepFile('a.txt', bytes('olivia'))).toBe('a-2.txt');
    expect([await text('a.txt'), await text('a-2.txt')]).toEqual(['emma', 'olivia']);
  });

  it('says what to do where the browser lets a page keep nothing', async () => {
    vi.stubGlobal('navigator', { storage: { getDirectory: () => Promise.reject(new Error('forbidden')) } });
    await expect(keepFile('a.txt', bytes('emma'))).rejects.toThrow('use a window that is not private');
  });
});
