import { backend as currentBackend, getBackend, getKernel, ready, setBackend } from '@tensorflow/tfjs-core';
import type { TensorInfo } from '@tensorflow/tfjs-core';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { requireFma } from './fma.ts';
import { fmaBytes, requireFusing } from './fmaModule.ts';
import type { SimdBackend } from './index.ts';
import './index.ts';

afterEach(() => void vi.restoreAllMocks());

/** `a [m, k] · b [k, n]` of numbers that products round, on a backend. */
async function product(name: string, m: number, k: number, n: number): Promise<Float32Array> {
  await setBackend(name);
  const backend = currentBackend() as unknown as SimdBackend; // just set
  const tensor = (rows: number, columns: number): TensorInfo => {
    const values = Float32Array.from({ length: rows * columns }, (_, i) => ((i * 7919) % 1999) / 400 - 2.5);
    return {
      dataId: backend.write(values, [rows, columns], 'float32'),
      shape: [rows, columns],
      dtype: 'float32',
    };
  };
  const inputs = { a: tensor(m, k), b: tensor(k, n) };
  const attrs = { transposeA: false, transposeB: false };
  const kernel = getKernel('BatchMatMul', name);
  const output = kernel?.kernelFunc({ inputs: inputs as never, attrs: attrs as never, backend });
  const [made] = [output ?? []].flat();
  return backend.readSync(made?.dataId ?? {}) as Float32Array; // a product of float32
}

describe('simd-fma', () => {
  it('is there for those who ask, and leaves simd the default', async () => {
    expect(() => requireFma()).not.toThrow();
    await ready();
    expect(getBackend()).toBe('simd');
    expect(await setBackend('simd-fma')).toBe(true);
    expect(getBackend()).toBe('simd-fma');
  });

  it.each([
    [33, 101, 27],
    [64, 800, 48],
    [3, 17, 5],
  ])(
    'rounds products of [%i, %i] by %i columns once: other bits than simd, as near to float64',
    async (m, k, n) => {
      const [exact, fast] = [await product('simd', m, k, n), await product('simd-fma', m, k, n)];
      const value = (i: number): number => Math.fround(((i * 7919) % 1999) / 400 - 2.5);
      const wanted = exact.map((_, at) => {
        let sum = 0;
        for (let q = 0; q < k; q++) sum += value(Math.floor(at / n) * k + q) * value(q * n + (at % n));
        return sum;
      });
      expect(fast).not.toEqual(exact);
      for (const values of [exact, fast])
        values.forEach((got, i) =>
          expect(Math.abs(got - (wanted[i] ?? NaN))).toBeLessThan(3e-6 * Math.sqrt(k) * 9),
        );
    },
  );

  it('says what to use where the engine has no relaxed SIMD', () => {
    vi.spyOn(WebAssembly, 'validate').mockReturnValue(false);
    expect(() => fmaBytes()).toThrow(
      /^simd-fma: .* must support WebAssembly relaxed SIMD .*; use simd instead$/,
    );
  });

  it('says what to use where the processor rounds twice', () => {
    expect(() => requireFusing({ roundedOff: () => 0 })).toThrow(
      'simd-fma: this processor must have fused multiply-add, got separate rounding; use simd instead',
    );
  });
});
