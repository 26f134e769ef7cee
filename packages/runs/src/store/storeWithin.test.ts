import { describe, expect, it } from 'vitest';
import { storeConformance } from '../testing/storeConformance.ts';
import { memoryStore } from './memoryStore.ts';
import { storeWithin } from './storeWithin.ts';

describe('storeWithin', () => {
  for (const [sentence, proof] of Object.entries(storeConformance)) {
    it(sentence, () => proof(storeWithin(memoryStore(), 'batch-size-1')));
  }

  it('is a part of the store that it is in, and named for it', async () => {
    const store = memoryStore();
    const within = storeWithin(store, 'a');
    await within.put('run/log', Uint8Array.of(1));
    expect(await store.read('a/run/log')).toEqual(Uint8Array.of(1));
    expect(await within.list('')).toEqual(['run']);
    expect(within.name).toBe(`${store.name}/a`);
    await expect(within.read('../b/log')).rejects.toThrow('path must be names');
  });
});
