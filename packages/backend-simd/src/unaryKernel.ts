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
  | 'step'
  | 'sine'
  | 'cosine'
  | 'tangent'
  | 'arcSine'
  | 'arcCosine'
  | 'arcTangent'
  | 'hyperbolicSine'
  | 'hyperbolicCosine'
  | 'areaSine'
  | 'areaCosine'
  | 'areaTangent'
  | 'exponentialLess1'
  | 'logarithmOf1Plus'
  | 'floor'
  | 'ceiling'
  | 'round'
  | 'sign'
  | 'selu'
  | 'errorFunction';

/** Those that test each value. */
export type TestFunction = 'isNaNs' | 'isInfinities' | 'areFinite';

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

/** The kernel of a test of each value of one float32 tensor; other dtypes are left to tfjs. */
export function testKernel(kernelName: string, name: TestFunction): KernelConfig {
  return simdKernel<{ readonly x: TensorInfo }, object>(kernelName, (backend, { x }, attrs) => {
    const from = float32Record(backend, x);
    if (!from) return runInherited(kernelName, backend, { x }, attrs);
    const y = backend.allocate(from.size, 'bool');
    backend.wasm[name](from.pointer, y.pointer, from.size, 0);
    return { dataId: y, shape: x.shape, dtype: 'bool' };
  });
}
