import { afterEach, expect, it, vi } from 'vitest';
import { keepsRuns } from './keepsRuns.ts';

afterEach(() => vi.unstubAllGlobals());

async function keeping(names: readonly string[] | undefined): Promise<boolean> {
  const runs = { keys: () => (names ?? []).values() };
  const root = {
    getDirectoryHandle: async () => (names ? runs : Promise.reject(new Error('NotFoundError'))),
  };
  vi.stubGlobal('navigator', { storage: { getDirectory: async () => root } });
  return keepsRuns();
}

it('is so where there is a run, and not where there is none or may be none', async () => {
  expect(await keeping(['deep-1'])).toBe(true);
  expect(await keeping([])).toBe(false);
  expect(await keeping(undefined)).toBe(false);
  vi.stubGlobal('navigator', {});
  expect(await keepsRuns()).toBe(false);
});
