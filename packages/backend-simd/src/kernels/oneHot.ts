import type { DataType, TensorInfo } from '@tensorflow/tfjs-core';
import { runInherited } from '../inherited.ts';
import { simdKernel } from '../simdKernel.ts';

interface Attrs {
  readonly dtype: DataType;
  readonly depth: number;
  readonly onValue: number;
  readonly offValue: number;
}

/** A row of `offValue` for each index, with `onValue` at the index. */
export const oneHot = simdKernel<{ readonly indices: TensorInfo }, Attrs>(
  'OneHot',
  (backend, { indices }, attrs) => {
    const { dtype, depth, onValue, offValue } = attrs;
    if (indices.dtype !== 'int32' || (dtype !== 'float32' && dtype !== 'int32')) {
      return runInherited('OneHot', backend, { indices }, attrs);
    }
    const from = backend.record(indices);
    const out = backend.allocate(from.size * depth, dtype);
    const whole = dtype === 'int32' ? 1 : 0;
    backend.wasm.oneHot(from.pointer, out.pointer, from.size, depth, onValue, offValue, whole);
    return { dataId: out, shape: [...indices.shape, depth], dtype };
  },
);
