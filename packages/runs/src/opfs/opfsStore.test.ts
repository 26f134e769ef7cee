import { afterEach, describe, expect, it, vi } from 'vitest';
import { FullStoreError } from '../store/storeErrors.ts';
import { browserStorage } from '../testing/browserStorage.ts';
import { storeConformance } from '../testing/storeConformance.ts';
import { opfsStore } from './opfsStore.ts';

afterEach(() => vi.unstubAllGlobals());
const within = (browser: unknown) => vi.stubGlobal('navigator', browser);

describe('a store in the browser', () => {
  for (const [sentence, proof] of Object.entries(storeConformance)) {
    it(sentence, async () => {
      within(browserStorage());
      await proof(await opfsStore());
    });
  }

  it('finds again what another page of the same origin wrote, in the same folder alone', async () => {
    within(browserStorage());
    await (await opfsStore('runs')).put('a/header.json', Uint8Array.of(1));
    expect(await (await opfsStore('runs')).list('')).toEqual(['a']);
    expect(await (await opfsStore('others')).list('')).toEqual([]);
  });

  it('says who holds a lock that another page has', async () => {
    within(browserStorage());
    const [one, other] = [await opfsStore(), await opfsStore()];
    const { release } = await one.lock('a/lock');
    expect(await other.holder('a/lock')).toMatchObject({ host: 'this browser', since: 'an unknown time' });
    await expect(other.lock('a/lock')).rejects.toThrow('must be held by nobody');
    await release();
  });

  it('says that there is no room, and leaves no half of a file that was to be put', async () => {
    within(browserStorage({ room: 4 }));
    const store = await opfsStore();
    await store.append('a/log', Uint8Array.of(1, 2));
    await expect(store.append('a/log', Uint8Array.of(3, 4, 5))).rejects.toThrow(FullStoreError);
    await expect(store.put('a/header.json', Uint8Array.of(1, 2, 3))).rejects.toThrow(
      'opfs:runs: must have room, got none; free some: a run that waits then goes on by itself, anything else can be asked for again',
    );
    expect([...(await store.read('a/log'))]).toEqual([1, 2]);
    expect(await store.list('a')).toEqual(['log']);
  });

  it.each([
    ['no storage', { locks: {} }],
    ['no locks', { storage: { getDirectory: () => {} } }],
    ['no navigator', undefined],
  ])('says where it can be used, of %s', async (_, browser) => {
    within(browser);
    await expect(opfsStore()).rejects.toThrow(
      new TypeError(
        'opfsStore: the origin-private file system must be there, got none; use it in a worker of a page served by https or from localhost',
      ),
    );
  });
});
