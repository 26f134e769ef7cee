import type { DataType, TensorInfo } from '@tensorflow/tfjs-core';
import { runInherited } from '../inherited.ts';
import { simdKernel } from '../simdKernel.ts';

/**
 * Another dtype. Booleans and integers become float32 values in memory of their own, where tfjs's CPU backend would
 * only rename their data, so that SIMD kernels can read them.
 */
export const cast = simdKernel<{ readonly x: TensorInfo }, { readonly dtype: DataType }>(
  'Cast',
  (backend, { x }, attrs) => {
    if (attrs.dtype !== 'float32' || (x.dtype !== 'int32' && x.dtype !== 'bool')) {
      return runInherited('Cast', backend, { x }, attrs);
    }
    const { wasm } = backend;
    const from = backend.record(x);
    const y = backend.allocate(from.size);
    if (from.dtype === 'bool') wasm.floatsOfBytes(from.pointer, y.pointer, from.size);
    else if (from.dtype === 'int32') wasm.floatsOfInts(from.pointer, y.pointer, from.size);
    else return runInherited('Cast', backend, { x }, attrs);
    return { dataId: y, shape: x.shape, dtype: 'float32' };
  },
);
