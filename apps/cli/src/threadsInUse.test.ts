import { removeBackend } from '@tensorflow/tfjs-core';
import { useThreads } from '@weir/backend-simd';
import type { Report } from '@weir/experiments';
import { afterEach, describe, expect, it } from 'vitest';
import { threadsInUse, withThreadCount } from './threadsInUse.ts';

afterEach(() => useThreads(1));

describe('threadsInUse', () => {
  it('are those of the backend, and one where there is none', async () => {
    await useThreads(2);
    expect(threadsInUse()).toBe(2);
    await useThreads(1);
    expect(threadsInUse()).toBe(1);
    removeBackend('simd');
    expect(threadsInUse()).toBe(1);
  });
});

describe('withThreadCount', () => {
  it('is said where there are more than one', () => {
    const report = { name: 'small', timing: { steps: 1, seconds: 2, stepsPerSecond: 0.5 } } as Report; // what matters of one
    expect(withThreadCount(report, 1)).toBe(report);
    expect(withThreadCount(report, 3)).toEqual({ ...report, timing: { ...report.timing, threads: 3 } });
  });
});
