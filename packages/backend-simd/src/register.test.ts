import { backend as currentBackend, getBackend } from '@tensorflow/tfjs-core';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { useThreads } from './register.ts';
import type { SimdBackend } from './simdBackend.ts';

const threads = () => (currentBackend() as unknown as SimdBackend).threads; // each test sets simd

afterEach(async () => {
  vi.unstubAllGlobals();
  await useThreads(1);
});

describe('useThreads', () => {
  it.each([0, -1, 1.5, 33, NaN, Infinity])('refuses %d threads', async (count) => {
    await expect(useThreads(count)).rejects.toThrow(RangeError);
    expect(threads()).toBeUndefined();
  });

  it('sets the backend on so many, and on one again, and leaves it as it is on as many as it has', async () => {
    await useThreads(2);
    const backend = currentBackend();
    expect([getBackend(), threads()?.count]).toEqual(['simd', 2]);
    await useThreads(2);
    expect(currentBackend()).toBe(backend);
    await useThreads(1);
    expect([getBackend(), threads()]).toEqual(['simd', undefined]);
  });

  it('takes one thread where no memory can be shared', async () => {
    vi.stubGlobal('SharedArrayBuffer', undefined);
    await useThreads(1);
    await expect(useThreads(2)).rejects.toThrow('SharedArrayBuffer');
    expect(threads()).toBeUndefined();
  });
});
