import type { TensorInfo } from '@tensorflow/tfjs-core';
import { runInherited } from '../inherited.ts';
import { floatRecord } from '../operands.ts';
import { isIdentity, poolInfo, poolSizes } from '../pooling.ts';
import type { PoolAttrs } from '../pooling.ts';
import { simdKernel } from '../simdKernel.ts';

/** Largest value of each window. */
export const maxPool = simdKernel<{ readonly x: TensorInfo }, PoolAttrs>(
  'MaxPool',
  (backend, { x }, attrs) => {
    const info = poolInfo(x.shape, attrs);
    if (x.dtype !== 'float32' || isIdentity(info)) return runInherited('MaxPool', backend, { x }, attrs);
    const from = floatRecord(backend, 'maxPool', 'x', x);
    const y = backend.allocate(info.outShape.reduce((size, length) => size * length, 1));
    if (y.size > 0) backend.wasm.maxPool(from.pointer, y.pointer, ...poolSizes(info));
    return { dataId: y, shape: info.outShape, dtype: 'float32' };
  },
);
