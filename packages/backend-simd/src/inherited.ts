import { getKernel } from '@tensorflow/tfjs-core';
import type { TensorInfo } from '@tensorflow/tfjs-core';
import type { SimdBackend } from './simdBackend.ts';

/** Runs tfjs's CPU kernel of that name on this backend's tensors: for the dtypes that a SIMD kernel leaves out. */
export function runInherited(
  kernelName: string,
  backend: SimdBackend,
  inputs: object,
  attrs: object,
): TensorInfo {
  // Every kernel has an output.
  return runInheritedForAll(kernelName, backend, inputs, attrs)[0] as TensorInfo;
}

/** The same for a kernel of several outputs. */
export function runInheritedForAll(
  kernelName: string,
  backend: SimdBackend,
  inputs: object,
  attrs: object,
): TensorInfo[] {
  const kernel = getKernel(kernelName, 'cpu');
  if (!kernel)
    throw new Error(`simd: tfjs's CPU backend must register ${kernelName}, got nothing; check its version`);
  // The registry types inputs and attributes as string maps, and a kernel of one output may return either form.
  const output = kernel.kernelFunc({ inputs: inputs as never, attrs: attrs as never, backend });
  return Array.isArray(output) ? output : [output];
}
