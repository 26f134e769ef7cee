import type { TensorInfo } from '@tensorflow/tfjs-core';
import { float32Record } from '../float32Record.ts';
import { runInherited } from '../inherited.ts';
import { simdKernel } from '../simdKernel.ts';

/** Ones in the shape of `x`. */
export const onesLike = simdKernel<{ readonly x: TensorInfo }, object>(
  'OnesLike',
  (backend, { x }, attrs) => {
    const from = float32Record(backend, x);
    if (!from) return runInherited('OnesLike', backend, { x }, attrs);
    const out = backend.allocate(from.size);
    backend.wasm.fill(out.pointer, out.size, 1);
    return { dataId: out, shape: x.shape, dtype: 'float32' };
  },
);
