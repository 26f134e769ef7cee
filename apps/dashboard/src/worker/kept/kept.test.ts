import { memoryStore } from '@weir/runs';
import type { RunStore } from '@weir/runs';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { givenFolder } from '../../testing/givenFolder.ts';
import { keepFile, ownFile } from '../ownFile.ts';
import { ownFiles, removeOwnFile } from './ownFiles.ts';
import { removeRun } from './removeRun.ts';

let store: RunStore | undefined;
vi.mock('@weir/runs/opfs', () => ({
  async opfsStore() {
    if (!store) throw new TypeError('no file system');
    return store;
  },
}));
beforeEach(() => {
  store = memoryStore();
  givenFolder();
});
afterEach(() => vi.unstubAllGlobals());

const bytes = (text: string) => new TextEncoder().encode(text);
const header = (id: string, config: object, options: object = {}) => ({
  format: 1,
  id,
  name: id,
  config,
  configHash: '',
  seed: 1,
  steps: 1,
  backend: 'simd',
  weir: '0',
  machine: {},
  created: '2026-01-01',
  data: '',
  options,
});
const put = (id: string, config: object, options: object = {}) =>
  store?.put(`${id}/header.json`, bytes(JSON.stringify(header(id, config, options))));

describe('ownFiles', () => {
  it('are listed by name, with their sizes and the runs that were made with them', async () => {
    await keepFile('words.txt', bytes('emma\nolivia\n'));
    await keepFile('start.safetensors', bytes('12345678'));
    await put('one', { data: { type: 'names', path: 'words.txt' } });
    await put('two', { data: { path: 'data/words.txt' } }, { weights: { file: 'start.safetensors' } });
    await put('three', { data: { corpus: 'given-names' } });
    await store?.put('damaged/header.json', bytes('{'));
    expect(await ownFiles()).toEqual([
      { name: 'start.safetensors', bytes: 8, usedBy: ['two'] },
      { name: 'words.txt', bytes: 12, usedBy: ['one', 'two'] },
    ]);
  });

  it('are gone once they are removed, and what needs one says so', async () => {
    await keepFile('words.txt', bytes('emma'));
    await removeOwnFile('words.txt');
    expect(await ownFiles()).toEqual([]);
    await removeOwnFile('words.txt');
    await expect(ownFile('words.txt')).rejects.toThrow('"words.txt" must be a file that this browser keeps');
  });

  it('are none where the browser lets a page keep nothing', async () => {
    vi.stubGlobal('navigator', { storage: { getDirectory: () => Promise.reject(new Error('forbidden')) } });
    expect(await ownFiles()).toEqual([]);
    await expect(removeOwnFile('a')).rejects.toThrow('must be a file that can be removed, got forbidden');
  });
});

describe('removeRun', () => {
  it('removes all that is kept of a run, but not while it trains', async () => {
    await put('one', {});
    await store?.put('one/log', bytes('x'));
    const lock = await store?.lock('one/lock');
    await expect(removeRun('one')).rejects.toThrow('runs: one must have ended to be removed');
    await lock?.release();
    await removeRun('one');
    expect(await store?.list('')).toEqual([]);
    store = undefined;
    await removeRun('one');
  });
});
