import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { patiently } from './patiently.ts';
import { FullStoreError, StoreAccessError } from './storeErrors.ts';

describe('patiently', () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => void vi.useRealTimers());

  it.each([
    ['there is room', new FullStoreError('runs')],
    ['the disk can be written', new StoreAccessError('runs', 'a folder that can be written', 'none')],
  ])('writes once %s, and says at once that it waits and when it need not', async (_, error) => {
    const [said, tries]: [unknown[], boolean[]] = [[], []];
    const written = patiently(
      async (again) => {
        tries.push(again);
        if (tries.length < 3) throw error;
      },
      (blocked) => said.push(blocked),
    );
    await vi.advanceTimersByTimeAsync(0);
    expect(said).toEqual([error]);
    await vi.advanceTimersByTimeAsync(1000);
    await written;
    expect(said).toEqual([error, undefined]);
    expect(tries).toEqual([false, true, true]);
  });

  it('waits for nothing that no waiting mends', async () => {
    const said: unknown[] = [];
    const written = patiently(
      () => Promise.reject(new RangeError('too long')),
      (error) => said.push(error),
    );
    await expect(written).rejects.toThrow('too long');
    expect(said).toEqual([]);
  });
});
