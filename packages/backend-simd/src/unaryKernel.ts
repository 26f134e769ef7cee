import type { KernelConfig, TensorInfo } from '@tensorflow/tfjs-core';
import { float32Record } from './float32Record.ts';
import { runInherited } from './inherited.ts';
import { simdKernel } from './simdKernel.ts';

/** The WebAssembly functions that map one tensor, some with a parameter. */
export type UnaryFunction =
  | 'negate'
  | 'absolute'
  | 'square'
  | 'squareRoot'
  | 'inverseSquareRoot'
  | 'reciprocal'
  | 'logarithm'
  | 'tanh'
  | 'sigmoid'
  | 'relu'
  | 'relu6'
  | 'leakyRelu'
  | 'elu'
  | 'softplus'
  | 'step';

/**
 * The kernel of an element-wise function of one float32 tensor; other dtypes are left to tfjs.
 *
 * @param parameter the function's parameter from the kernel's attributes; 1 by default.
 */
export function unaryKernel<Attrs extends object>(
  kernelName: string,
  name: UnaryFunction,
  parameter?: (attrs: Attrs) => number,
): KernelConfig {
  return simdKernel<{ readonly x: TensorInfo }, Attrs>(kernelName, (backend, { x }, attrs) => {
    const from = float32Record(backend, x);
    if (!from) return runInherited(kernelName, backend, { x }, attrs);
    const y = backend.allocate(from.size);
    backend.wasm[name](from.pointer, y.pointer, from.size, parameter ? parameter(attrs) : 1);
    return { dataId: y, shape: x.shape, dtype: 'float32' };
  });
}
