import * as tf from '@tensorflow/tfjs-core';
import { getKernel } from '@tensorflow/tfjs-core';
import type { TensorInfo } from '@tensorflow/tfjs-core';
import { describe, expect, it } from 'vitest';
import { SimdBackend } from './index.ts';
import { normal, run, simdBackend, upload, valuesOf } from './testing/kernelHarness.ts';
import { wasmBytes } from './wasmModule.ts';

const MEGABYTE = 2 ** 20;

/** A backend of its own whose memory stops growing at `maximumBytes`. */
function smallBackend(maximumBytes: number): SimdBackend {
  return new SimdBackend(new WebAssembly.Module(wasmBytes()), { maximumBytes });
}

const zeros = (backend: SimdBackend, ...shape: number[]): TensorInfo => {
  const size = shape.reduce((product, length) => product * length, 1);
  return { dataId: backend.write(new Float32Array(size), shape, 'float32'), shape, dtype: 'float32' };
};

describe('memory of the simd backend', () => {
  it('keeps outputs and inputs right when a kernel makes it grow', () => {
    const backend = simdBackend();
    const held: TensorInfo[] = [];
    let x = upload(normal(300 * 1000), [300, 1000]);
    const first = valuesOf(x);
    const before = backend.memory().totalBytes;
    while (backend.memory().totalBytes < before + 32 * MEGABYTE) {
      const [y] = run('WeirActivation', { x }, { activation: 'leakyRelu', alpha: 1 });
      if (!y) throw new Error('no output');
      held.push(x);
      x = y;
    }
    for (const tensor of [...held, x]) {
      // Comparing bytes: vitest takes a minute over so many values.
      expect(Buffer.compare(Buffer.from(valuesOf(tensor).buffer), Buffer.from(first.buffer))).toBe(0);
      backend.disposeData(tensor.dataId);
    }
  });

  it('frees what a kernel had made when a later output does not fit, names both sizes, and goes on', () => {
    const backend = smallBackend(11 * MEGABYTE);
    const kernel = getKernel('WeirAffineGrad', 'simd');
    const [rows, I, O] = [1000, 1000, 10];
    const inputs = { dy: zeros(backend, rows, O), x: zeros(backend, rows, I), weight: zeros(backend, I, O) };
    const more = zeros(backend, MEGABYTE);
    const [ids, bytes] = [backend.numDataIds(), backend.memory().liveBytes];
    const call = { inputs: inputs as never, attrs: { bias: true, input: true } as never, backend };
    expect(() => kernel?.kernelFunc(call)).toThrow(/another \d+ bytes, got \d+ in use of \d+/);
    expect(backend.numDataIds()).toBe(ids);
    expect(backend.memory().liveBytes - bytes).toBeLessThan(100_000); // working space, which stays
    backend.disposeData(more.dataId);
    expect(kernel?.kernelFunc(call)).toHaveLength(3);
  });

  it('survives a tf program that runs out, and finishes a smaller one', () => {
    let backend = simdBackend();
    tf.registerBackend('simd-small', () => (backend = smallBackend(16 * MEGABYTE)));
    tf.copyRegisteredKernels('simd', 'simd-small');
    void tf.setBackend('simd-small');
    const train = (size: number) =>
      tf.tidy(() => {
        const x = tf.ones<tf.Rank.R2>([size, size]);
        return tf.sum(tf.matMul(tf.matMul(x, x), x)).dataSync()[0];
      });
    expect(() => train(2000)).toThrow(/dispose of tensors \(tf.tidy\) or use smaller batches/);
    expect(train(100)).toBe(100 ** 4);
    expect(backend.numDataIds()).toBe(0);
    void tf.setBackend('simd');
    tf.removeBackend('simd-small');
  });

  it('holds at most 1.5 times the live set over a training-like mix of sizes', () => {
    const backend = smallBackend(1024 * MEGABYTE);
    const sizes = [32 * 1000, 1000 * 1000, 1000, 27, 64 * 28 * 28 * 16, 3 * 3 * 16 * 32, 300_001];
    let peak = 0;
    for (let step = 0; step < 200; step++) {
      const batch = 1 + (step % 3);
      const records = sizes.map((size) => backend.allocate(size * batch));
      peak = Math.max(
        peak,
        sizes.reduce((sum, size) => sum + size * batch * 4, 0),
      );
      for (const record of records) backend.disposeData(record);
    }
    expect(backend.memory().totalBytes).toBeLessThan(1.5 * peak);
    expect(backend.memory().liveBytes).toBe(0);
  });

  it('stays constant over steps', () => {
    const backend = simdBackend();
    const x = upload(normal(32 * 30), [32, 30]);
    const weight = upload(normal(30 * 100), [30, 100]);
    const step = () => {
      const [y] = run('WeirAffine', { x, weight });
      const [h] = run('WeirActivation', { x: y }, { activation: 'tanh' });
      const grads = run('WeirAffineGrad', { dy: h, x, weight }, { bias: true, input: true });
      for (const tensor of [y, h, ...grads]) if (tensor) backend.disposeData(tensor.dataId);
    };
    step();
    const { totalBytes, liveBytes } = backend.memory();
    const ids = backend.numDataIds();
    for (let i = 0; i < 300; i++) step();
    expect(backend.memory()).toMatchObject({ totalBytes, liveBytes });
    expect(backend.numDataIds()).toBe(ids);
  });
});
