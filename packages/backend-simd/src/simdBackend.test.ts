import * as tf from '@tensorflow/tfjs-core';
import { beforeEach, describe, expect, it } from 'vitest';
import { SimdBackend } from './index.ts';
import { wasmBytes } from './wasmModule.ts';

const MEGABYTE = 2 ** 20;

function simd(): SimdBackend {
  return tf.backend() as unknown as SimdBackend; // set by beforeEach
}

beforeEach(() => void tf.setBackend('simd'));

describe('the simd backend', () => {
  it('is set after one import', () => {
    expect(tf.getBackend()).toBe('simd');
    expect(simd()).toBeInstanceOf(SimdBackend);
  });

  it('runs ops inherited from the CPU backend on its own tensors', () => {
    const values = tf.tidy(() => tf.add(tf.cumsum(tf.tensor1d([1, 2, 3])), tf.scalar(1)).arraySync());
    expect(values).toEqual([2, 4, 7]);
  });

  it('keeps every dtype', () => {
    tf.tidy(() => {
      expect(tf.tensor1d([1, -2], 'int32').dataSync()).toEqual(Int32Array.of(1, -2));
      expect(tf.tensor1d([true, false, true], 'bool').dataSync()).toEqual(Uint8Array.of(1, 0, 1));
      expect(tf.tensor1d(['a', 'ß']).dataSync()).toEqual(['a', 'ß']);
      expect(tf.complex([1, 2], [3, 4]).dataSync()).toEqual(Float32Array.of(1, 3, 2, 4));
    });
  });

  it('returns copies of a tensor’s values', () => {
    const x = tf.tensor1d([1, 2, 3]);
    const values = x.dataSync();
    values[0] = 9;
    expect([...x.dataSync()]).toEqual([1, 2, 3]);
    x.dispose();
  });

  it('copies the values that a tensor is made of', () => {
    const source = Float32Array.of(1, 2, 3);
    const x = tf.tensor1d(source);
    source[0] = 9;
    expect([...x.dataSync()]).toEqual([1, 2, 3]);
    x.dispose();
  });

  it('keeps a slice after its source is disposed of and the space reused', () => {
    const x = tf.tensor1d([1, 2, 3, 4]);
    const part = tf.slice(x, [1], [2]);
    x.dispose();
    const other = tf.tensor1d([9, 9, 9, 9]);
    expect([...part.dataSync()]).toEqual([2, 3]);
    tf.dispose([part, other]);
  });

  it('stores values as what a cast says', () => {
    const values = tf.tidy(() => {
      const counts = tf.cast(tf.tensor2d([1, 2, 3, 4], [2, 2], 'int32'), 'float32');
      const flags = tf.cast(
        tf.cast(tf.tensor2d([true, false, true, true], [2, 2], 'bool'), 'int32'),
        'float32',
      );
      return tf.matMul(counts, flags).dataSync();
    });
    expect(values).toEqual(Float32Array.of(3, 2, 7, 4));
  });

  it('moves tensors to another backend and back', () => {
    const x = tf.tensor1d([1, 2, 3]);
    void tf.setBackend('cpu');
    const y = tf.add(x, 1);
    void tf.setBackend('simd');
    const z = tf.add(tf.add(x, y), 0);
    expect([...z.dataSync()]).toEqual([3, 5, 7]);
    tf.dispose([x, y, z]);
  });

  it('counts its tensors and bytes back to zero', () => {
    const work = () =>
      tf.tidy(() => {
        const x = tf.randomNormal<tf.Rank.R2>([100, 100]);
        tf.matMul(x, tf.real(tf.complex(x, tf.relu(x))), true, false).dataSync();
      });
    work(); // takes working space for matMul, which stays
    const ids = simd().numDataIds();
    const bytes = simd().memory().liveBytes;
    work();
    expect(simd().numDataIds()).toBe(ids);
    expect(simd().memory().liveBytes).toBe(bytes);
  });

  it('keeps the values of live tensors while the memory grows', () => {
    const before = simd().memory().totalBytes;
    const small = tf.tensor1d([1, 2, 3]);
    const large: tf.Tensor[] = [];
    while (simd().memory().totalBytes < before + 64 * MEGABYTE) {
      large.push(tf.fill([MEGABYTE], large.length));
      simd().pointer(large.at(-1) as tf.Tensor); // the last one pushed
    }
    expect([...small.dataSync()]).toEqual([1, 2, 3]);
    large.forEach((x, i) => expect(tf.slice(x, [MEGABYTE - 1], [1]).dataSync()[0]).toBe(i));
    tf.dispose([small, ...large]);
  });

  it('refuses what does not fit with the request and the total, and goes on', () => {
    const backend = new SimdBackend(new WebAssembly.Module(wasmBytes()), { maximumBytes: 8 * MEGABYTE });
    const kept = backend.write(Float32Array.of(1, 2), [2], 'float32');
    const half = backend.write(new Float32Array(MEGABYTE), [MEGABYTE], 'float32');
    expect(() => backend.allocate(MEGABYTE)).toThrow(/another 4194304 bytes, got \d+ in use of \d+/);
    expect(() => backend.allocate(2 ** 31)).toThrow(RangeError);
    backend.disposeData(half);
    expect(backend.allocate(MEGABYTE).pointer).toBeGreaterThan(0);
    expect([...(backend.readSync(kept) as Float32Array)]).toEqual([1, 2]); // written as float32
  });
});
