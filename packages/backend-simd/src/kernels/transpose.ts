import type { TensorInfo } from '@tensorflow/tfjs-core';
import { runInherited } from '../inherited.ts';
import { isFourByte } from '../isFourByte.ts';
import { simdKernel } from '../simdKernel.ts';
import { transposed } from '../transposed.ts';

interface Attrs {
  readonly perm: readonly number[];
}

/** The axes in another order. */
export const transpose = simdKernel<{ readonly x: TensorInfo }, Attrs>(
  'Transpose',
  (backend, { x }, { perm }) => {
    if (!isFourByte(x)) return runInherited('Transpose', backend, { x }, { perm });
    const shape = perm.map((axis) => x.shape[axis] ?? 1);
    return { dataId: transposed(backend, x, perm), shape, dtype: x.dtype };
  },
);
