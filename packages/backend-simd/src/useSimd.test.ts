import { getBackend, registerBackend, removeBackend } from '@tensorflow/tfjs-core';
import { MathBackendCPU } from '@tensorflow/tfjs-backend-cpu';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { useSimd } from './index.ts';

afterEach(() => void vi.restoreAllMocks());

describe('useSimd', () => {
  it('sets simd where the engine has it', async () => {
    expect(await useSimd()).toBe('simd');
    expect(getBackend()).toBe('simd');
  });

  it('falls back to wasm, then cpu, and says so once', async () => {
    const warn = vi.spyOn(console, 'warn').mockImplementation(() => undefined);
    expect(await useSimd(false)).toBe('cpu');
    expect(getBackend()).toBe('cpu');
    registerBackend('wasm', () => new MathBackendCPU());
    expect(await useSimd(false)).toBe('wasm');
    expect(getBackend()).toBe('wasm');
    await useSimd();
    removeBackend('wasm');
    expect(warn.mock.calls).toEqual([[expect.stringContaining('no WebAssembly SIMD; running on tfjs')]]);
  });
});
