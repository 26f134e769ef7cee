import type { TensorInfo } from '@tensorflow/tfjs-core';
import { runInherited } from '../inherited.ts';
import { simdKernel } from '../simdKernel.ts';

/** Whether each value does not hold. */
export const logicalNot = simdKernel<{ readonly x: TensorInfo }, object>(
  'LogicalNot',
  (backend, { x }, attrs) => {
    if (x.dtype !== 'bool') return runInherited('LogicalNot', backend, { x }, attrs);
    const from = backend.record(x);
    const y = backend.allocate(from.size, 'bool');
    backend.wasm.logicalNot(from.pointer, y.pointer, from.size);
    return { dataId: y, shape: x.shape, dtype: 'bool' };
  },
);
