import { slice_util, util } from '@tensorflow/tfjs-core';
import type { TensorInfo } from '@tensorflow/tfjs-core';
import { runInherited } from '../inherited.ts';
import { isFourByte } from '../isFourByte.ts';
import { simdKernel } from '../simdKernel.ts';
import { stridedCopy, stridesOf } from '../stridedCopy.ts';

interface Attrs {
  readonly begin: number | number[];
  readonly size: number | number[];
}

/** A box of `x`: `size` values from `begin` on, on each axis. */
export const slice = simdKernel<{ readonly x: TensorInfo }, Attrs>('Slice', (backend, { x }, attrs) => {
  if (!isFourByte(x)) return runInherited('Slice', backend, { x }, attrs);
  const [begin = [], size = []] = slice_util.parseSliceParams(x, attrs.begin, attrs.size);
  slice_util.assertParamsValid(x, begin, size);
  const from = backend.record(x);
  const out = backend.allocate(util.sizeFromShape(size), x.dtype);
  const strides = stridesOf(x.shape);
  const outStrides = stridesOf(size);
  let start = 0;
  const axes = size.map((length, axis) => {
    start += (begin[axis] ?? 0) * (strides[axis] ?? 1);
    return { length, from: strides[axis] ?? 1, to: outStrides[axis] ?? 1 };
  });
  stridedCopy(backend, from.pointer + start * 4, out.pointer, axes);
  return { dataId: out, shape: size, dtype: x.dtype };
});
