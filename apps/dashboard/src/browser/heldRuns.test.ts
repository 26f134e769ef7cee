import { lockPath } from '@weir/runs';
import { opfsStore } from '@weir/runs/opfs';
import { afterEach, expect, it, vi } from 'vitest';
import { heldRuns } from './heldRuns.ts';

afterEach(() => vi.unstubAllGlobals());

it('knows the runs that are held in the browser’s store, by the names that the store gives their locks', async () => {
  const held: string[] = [];
  const locks = {
    request: (name: string, _: object, then: (lock: object) => unknown) => (held.push(name), then({})),
    query: async () => ({ held: held.map((name) => ({ name })) }),
  };
  const folder = { getDirectoryHandle: async () => folder };
  vi.stubGlobal('navigator', { locks, storage: { getDirectory: async () => folder } });
  expect(await heldRuns()).toEqual(new Set());
  const store = await opfsStore();
  void store.lock(lockPath('deep-1'));
  held.push('weir trains something', 'weir opfs:runs access deep-2/lock');
  expect(await heldRuns()).toEqual(new Set(['deep-1']));
});

it('knows none where there are no locks, or they cannot be asked for', async () => {
  vi.stubGlobal('navigator', {});
  expect(await heldRuns()).toEqual(new Set());
  vi.stubGlobal('navigator', { locks: { query: () => Promise.reject(new Error('forbidden')) } });
  expect(await heldRuns()).toEqual(new Set());
});
