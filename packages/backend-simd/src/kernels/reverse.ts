import { util } from '@tensorflow/tfjs-core';
import type { TensorInfo } from '@tensorflow/tfjs-core';
import { runInherited } from '../inherited.ts';
import { isFourByte } from '../isFourByte.ts';
import { simdKernel } from '../simdKernel.ts';
import { stridedCopy, stridesOf } from '../stridedCopy.ts';

interface Attrs {
  readonly dims: number | number[];
}

/** `x` backwards along some axes. */
export const reverse = simdKernel<{ readonly x: TensorInfo }, Attrs>(
  'Reverse',
  (backend, { x }, { dims }) => {
    if (!isFourByte(x) || x.shape.length === 0) return runInherited('Reverse', backend, { x }, { dims });
    const backwards = util.parseAxisParam(dims, x.shape);
    const from = backend.record(x);
    const out = backend.allocate(from.size, x.dtype);
    let start = 0;
    const strides = stridesOf(x.shape);
    const axes = x.shape.map((length, axis) => {
      const to = strides[axis] ?? 1;
      if (!backwards.includes(axis)) return { length, from: to, to };
      start += (length - 1) * to;
      return { length, from: -to, to };
    });
    stridedCopy(backend, from.pointer + start * 4, out.pointer, axes);
    return { dataId: out, shape: x.shape, dtype: x.dtype };
  },
);
