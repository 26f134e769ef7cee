import type { TensorInfo } from '@tensorflow/tfjs-core';
import { runInherited } from '../inherited.ts';
import { multiply } from '../multiply.ts';
import { simdKernel } from '../simdKernel.ts';

interface Inputs {
  readonly a: TensorInfo;
  readonly b: TensorInfo;
}

interface Attrs {
  readonly transposeA: boolean;
  readonly transposeB: boolean;
}

/** tfjs's matMul: the last two axes multiplied, either of them transposed, the leading ones broadcast. */
export const batchMatMul = simdKernel<Inputs, Attrs>('BatchMatMul', (backend, { a, b }, attrs) => {
  if (a.dtype !== 'float32' || b.dtype !== 'float32')
    return runInherited('BatchMatMul', backend, { a, b }, attrs);
  const { record, shape } = multiply(backend, { a, b, ...attrs });
  return { dataId: record, shape, dtype: 'float32' };
});
