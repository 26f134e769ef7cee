import { backend as currentBackend, getBackend, getKernel } from '@tensorflow/tfjs-core';
import type { TensorInfo } from '@tensorflow/tfjs-core';
import { useThreads } from '@weir/backend-simd';
import type { SimdBackend } from '@weir/backend-simd';
import { useFmaThreads } from '@weir/backend-simd/fma';

/** What one JavaScript realm made of the kernels: the backend it ran on, and a hash of every output's bits. */
export interface Probe {
  readonly backend: string;
  /** Whether worker threads took part. */
  readonly onThreads: boolean;
  readonly hashes: Readonly<Record<string, string>>;
}

/** Rows, columns and inner dimension of products: every remainder of a tile, panels and blocks of the inner dimension. */
const PRODUCTS = [
  [1, 1, 1],
  [2, 3, 5],
  [3, 12, 4],
  [7, 13, 17],
  [8, 8, 8],
  [32, 100, 30],
  [100, 27, 32],
  [5, 6, 500],
  [97, 25, 800],
  [30, 1030, 3],
  [32, 128, 128],
  [128, 256, 32],
] as const;

/** Convolutions of 28 or fewer pixels a side: one channel, few, the panels' remainders, strides, with and without padding. */
const CONVOLUTIONS = [
  { size: 28, inputs: 1, outputs: 8, kernel: 3, strides: 1, pad: 'same' },
  { size: 13, inputs: 1, outputs: 5, kernel: 5, strides: 1, pad: 'valid' },
  { size: 14, inputs: 8, outputs: 16, kernel: 3, strides: 1, pad: 'same' },
  { size: 7, inputs: 3, outputs: 4, kernel: 3, strides: 2, pad: 'same' },
  { size: 9, inputs: 5, outputs: 13, kernel: 2, strides: 1, pad: 'valid' },
  { size: 6, inputs: 16, outputs: 32, kernel: 1, strides: 1, pad: 'same' },
] as const;

/** FNV-1a over the bytes. */
function hash(values: ArrayBufferView): string {
  let state = 0x811c9dc5;
  for (const byte of new Uint8Array(values.buffer, values.byteOffset, values.byteLength)) {
    state = Math.imul(state ^ byte, 0x01000193) >>> 0;
  }
  return state.toString(16).padStart(8, '0');
}

/** Multiplies until workers take part; they start while this thread's events run. */
async function workersAreUp(backend: SimdBackend): Promise<void> {
  const { threads } = backend;
  for (let tries = 0; threads && threads.partsOfWorkers === 0 && tries < 1000; tries++) {
    const [a, b] = [128, 512].map((rows) =>
      backend.write(new Float32Array(rows * 512), [rows, 512], 'float32'),
    );
    const inputs = {
      a: { dataId: a, shape: [128, 512], dtype: 'float32' },
      b: { dataId: b, shape: [512, 512], dtype: 'float32' },
    };
    const attrs = { transposeA: false, transposeB: false };
    const made = getKernel('BatchMatMul', 'simd')?.kernelFunc({ inputs: inputs as never, attrs, backend });
    for (const { dataId } of [made ?? [], inputs.a, inputs.b].flat()) backend.disposeData(dataId ?? {});
    await new Promise((later) => setTimeout(later, 5));
  }
}

/**
 * Runs the training kernels on the same small inputs everywhere, of every kind of shape that their tiles tell apart.
 * Values come from integers: Math.sin differs by engine.
 *
 * @param threads On how many threads; of several, workers get some seconds to start.
 */
export async function probe(name: 'simd' | 'simd-fma', threads = 1): Promise<Probe> {
  await (name === 'simd' ? useThreads : useFmaThreads)(threads);
  const backend = currentBackend() as unknown as SimdBackend; // just set
  await workersAreUp(backend);
  const hashes: Record<string, string> = {};
  const tensor = (...shape: number[]): TensorInfo => {
    const size = shape.reduce((product, length) => product * length, 1);
    const values = Float32Array.from({ length: size }, (_, i) => ((i * 7919) % 1999) / 400 - 2.5);
    return { dataId: backend.write(values, shape, 'float32'), shape, dtype: 'float32' };
  };
  const ints = (below: number, ...shape: number[]): TensorInfo => {
    const size = shape.reduce((product, length) => product * length, 1);
    const values = Int32Array.from({ length: size }, (_, i) => (i * 31) % below);
    return { dataId: backend.write(values, shape, 'int32'), shape, dtype: 'int32' };
  };
  const run = (kernel: string, inputs: object, attrs: object): void => {
    const outputs = getKernel(kernel, name)?.kernelFunc({
      inputs: inputs as never,
      attrs: attrs as never,
      backend,
    });
    [outputs ?? []].flat().forEach((output, i) => {
      const sizes = Object.values(inputs as Record<string, TensorInfo>).map(({ shape }) => shape.join('×'));
      const bits = hash(backend.readSync(output.dataId) as Float32Array); // every kernel below makes float32
      hashes[`${kernel} ${sizes.join(' ')} ${JSON.stringify(attrs)} ${i}`] = bits;
      backend.disposeData(output.dataId);
    });
  };
  const [x, weight, bias] = [tensor(33, 101), tensor(101, 27), tensor(27)];
  run('WeirAffine', { x, weight, bias }, {});
  run('WeirAffineGrad', { dy: tensor(33, 27), x, weight }, { bias: true, input: true });
  const norm = { eps: 1e-5, unbiased: true };
  run('WeirBatchNorm', { x }, norm);
  run('WeirBatchNormGrad', { dy: x, x, mean: tensor(101), variance: tensor(101), gamma: tensor(101) }, norm);
  for (const activation of ['tanh', 'sigmoid', 'elu', 'gelu', 'geluTanh', 'silu', 'softplus']) {
    run('WeirActivation', { x }, { activation });
    run('WeirActivationGrad', { dy: x, x, y: x }, { activation });
  }
  for (const channels of [1, 3, 4, 8, 12, 16, 20, 32]) {
    const [rows, c] = [tensor(2, 151, channels), tensor(channels)];
    run('WeirBatchNorm', { x: rows, gamma: c, beta: c }, { eps: 1e-5, unbiased: false });
    run('WeirBatchNormGrad', { dy: rows, x: rows, mean: c, variance: c, gamma: c }, norm);
  }
  const loss = { labelSmoothing: 0.1, gradient: true };
  run('WeirSoftmaxCrossEntropy', { logits: tensor(33, 27), labels: ints(27, 33) }, loss);
  run('WeirStatistics', { x }, {});
  run('WeirHistogram', { x }, { bins: 40, low: -2, high: 2 });
  for (const [m, n, k] of PRODUCTS) {
    for (const transposeA of [false, true])
      for (const transposeB of [false, true]) {
        const a = transposeA ? tensor(k, m) : tensor(m, k);
        run('BatchMatMul', { a, b: transposeB ? tensor(n, k) : tensor(k, n) }, { transposeA, transposeB });
      }
    run('WeirAffine', { x: tensor(m, k), weight: tensor(k, n), bias: tensor(n) }, {});
  }
  for (const { size, inputs, outputs, kernel, strides, pad } of CONVOLUTIONS) {
    const [image, filter] = [tensor(2, size, size, inputs), tensor(kernel, kernel, inputs, outputs)];
    const attrs = { strides, pad, dataFormat: 'NHWC', dilations: 1 };
    const side = pad === 'same' ? Math.ceil(size / strides) : Math.ceil((size - kernel + 1) / strides);
    const dy = tensor(2, side, side, outputs);
    run('Conv2D', { x: image, filter }, attrs);
    run('Conv2DBackpropInput', { dy, filter }, { ...attrs, inputShape: image.shape });
    run('Conv2DBackpropFilter', { x: image, dy }, { ...attrs, filterShape: filter.shape });
  }
  // More than the memory starts with.
  run(
    'BatchMatMul',
    { a: tensor(1024, 700), b: tensor(700, 1024) },
    { transposeA: false, transposeB: false },
  );
  const onThreads = backend.threads !== undefined && backend.threads.partsOfWorkers > 0;
  return { backend: getBackend(), onThreads, hashes };
}
