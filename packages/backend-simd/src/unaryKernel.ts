import type { KernelConfig, TensorInfo } from '@tensorflow/tfjs-core';
import { float32Record } from './float32Record.ts';
import { runInherited } from './inherited.ts';
import { simdKernel } from './simdKernel.ts';

/** The place of each function in assembly/elementwise.ts. */
export const UNARY = {
  neg: 0,
  abs: 1,
  square: 2,
  sqrt: 3,
  rsqrt: 4,
  reciprocal: 5,
  log: 6,
  tanh: 7,
  sigmoid: 8,
  relu: 9,
  relu6: 10,
  leakyRelu: 11,
  elu: 12,
  step: 13,
  clip: 14,
  softplus: 15,
} as const;

/**
 * The kernel of an element-wise function of one float32 tensor; other dtypes are left to tfjs.
 *
 * @param parameters the function's up to two parameters from the kernel's attributes.
 */
export function unaryKernel<Attrs extends object>(
  kernelName: string,
  kind: keyof typeof UNARY,
  parameters?: (attrs: Attrs) => readonly [number, number],
): KernelConfig {
  return simdKernel<{ readonly x: TensorInfo }, Attrs>(kernelName, (backend, { x }, attrs) => {
    const from = float32Record(backend, x);
    if (!from) return runInherited(kernelName, backend, { x }, attrs);
    const y = backend.allocate(from.size);
    const [alpha, beta] = parameters ? parameters(attrs) : [0, 0];
    backend.wasm.unary(UNARY[kind], from.pointer, y.pointer, from.size, alpha, beta);
    return { dataId: y, shape: x.shape, dtype: 'float32' };
  });
}
