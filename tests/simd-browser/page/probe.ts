import { backend as currentBackend, getBackend, getKernel, setBackend } from '@tensorflow/tfjs-core';
import type { TensorInfo } from '@tensorflow/tfjs-core';
import '@weir/backend-simd';
import type { SimdBackend } from '@weir/backend-simd';

/** What one JavaScript realm made of the kernels: the backend it ran on, and a hash of every output's bits. */
export interface Probe {
  readonly backend: string;
  readonly hashes: Readonly<Record<string, string>>;
}

/** FNV-1a over the bytes. */
function hash(values: ArrayBufferView): string {
  let state = 0x811c9dc5;
  for (const byte of new Uint8Array(values.buffer, values.byteOffset, values.byteLength)) {
    state = Math.imul(state ^ byte, 0x01000193) >>> 0;
  }
  return state.toString(16).padStart(8, '0');
}

/** Runs the training kernels on the same small inputs everywhere. Those come from integers: Math.sin differs by engine. */
export async function probe(): Promise<Probe> {
  await setBackend('simd');
  const backend = currentBackend() as unknown as SimdBackend; // just set
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
  const run = (name: string, inputs: object, attrs: object): void => {
    const outputs = getKernel(name, 'simd')?.kernelFunc({
      inputs: inputs as never,
      attrs: attrs as never,
      backend,
    });
    [outputs ?? []].flat().forEach((output, i) => {
      hashes[`${name} ${JSON.stringify(attrs)} ${i}`] = hash(backend.readSync(output.dataId) as Float32Array);
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
  const loss = { labelSmoothing: 0.1, gradient: true };
  run('WeirSoftmaxCrossEntropy', { logits: tensor(33, 27), labels: ints(27, 33) }, loss);
  run('WeirStatistics', { x }, {});
  run('WeirHistogram', { x }, { bins: 40, low: -2, high: 2 });
  // More than the memory starts with.
  run(
    'BatchMatMul',
    { a: tensor(1024, 700), b: tensor(700, 1024) },
    { transposeA: false, transposeB: false },
  );
  return { backend: getBackend(), hashes };
}
