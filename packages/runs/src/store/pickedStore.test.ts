import { describe, expect, it } from 'vitest';
import { pickedStore } from './pickedStore.ts';

const store = pickedStore(
  'picked',
  new Map([
    ['run/log', new Blob(['0123456789'])],
    ['run/checkpoints/1.safetensors', new Blob(['a'])],
    ['other/header.json', new Blob(['{}'])],
  ]),
);
const text = async (path: string, from?: number, to?: number) =>
  new TextDecoder().decode(await store.read(path, from, to));

describe('a pickedStore', () => {
  it('reads files whole or in parts, as many bytes as there are', async () => {
    expect(await text('run/log')).toBe('0123456789');
    expect(await text('run/log', 2, 5)).toBe('234');
    expect(await text('run/log', 8, 50)).toBe('89');
    expect(await text('run/log', 20)).toBe('');
    expect([await store.size('run/log'), await store.size('run/none')]).toEqual([10, undefined]);
    await expect(store.read('run/none')).rejects.toThrow('picked: run/none must be there');
  });

  it('lists names of one folder, in order', async () => {
    expect(await store.list('')).toEqual(['other', 'run']);
    expect(await store.list('run')).toEqual(['checkpoints', 'log']);
    expect(await store.list('none')).toEqual([]);
  });

  it('is never written', async () => {
    await expect(store.put('run/log', new Uint8Array(1))).rejects.toThrow('must be left as it is');
    await expect(store.remove('run')).rejects.toThrow('must be left as it is');
    expect(await store.holder('run/lock')).toBeUndefined();
  });
});
