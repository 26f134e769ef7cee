import { afterEach, describe, expect, it, vi } from 'vitest';
import { checkThreads } from './checkThreads.ts';

afterEach(() => void vi.unstubAllGlobals());

describe('checkThreads', () => {
  it('takes whole numbers from 1 to 32', () => {
    for (const count of [1, 2, 32]) expect(() => checkThreads('simd', count)).not.toThrow();
  });

  it.each([0, -1, 1.5, 33, NaN, Infinity])('refuses %d', (count) => {
    expect(() => checkThreads('simd', count)).toThrow(
      new RangeError(
        `simd: threads must be a whole number from 1 to 32, got ${count}; 1 is what runs everywhere`,
      ),
    );
  });

  it('says what a page lacks that shares no memory, and takes one thread there', () => {
    vi.stubGlobal('SharedArrayBuffer', undefined);
    expect(() => checkThreads('simd-fma', 1)).not.toThrow();
    expect(() => checkThreads('simd-fma', 2)).toThrow(
      /^simd-fma: threads above 1 must have memory that they share .*Cross-Origin-Embedder-Policy: require-corp, or else use 1 thread$/,
    );
  });
});
