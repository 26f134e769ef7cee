import { slice_util, util } from '@tensorflow/tfjs-core';
import type { TensorInfo } from '@tensorflow/tfjs-core';
import { runInherited } from '../inherited.ts';
import { isFourByte } from '../isFourByte.ts';
import { simdKernel } from '../simdKernel.ts';
import { stridedCopy, stridesOf } from '../stridedCopy.ts';

interface Attrs {
  readonly begin: number[];
  readonly end: number[];
  readonly strides: number[];
  readonly beginMask: number;
  readonly endMask: number;
  readonly ellipsisMask: number;
  readonly newAxisMask: number;
  readonly shrinkAxisMask: number;
}

/** Every so many values of a box of `x`, also backwards. */
export const stridedSlice = simdKernel<{ readonly x: TensorInfo }, Attrs>(
  'StridedSlice',
  (backend, { x }, attrs) => {
    const { begin, end, strides, beginMask, endMask, ellipsisMask, newAxisMask, shrinkAxisMask } = attrs;
    const info = slice_util.sliceInfo(
      ...([x.shape, begin, end, strides, beginMask, endMask] as const),
      ...([ellipsisMask, newAxisMask, shrinkAxisMask] as const),
    );
    if (!isFourByte(x) || info.isIdentity) {
      return runInherited('StridedSlice', backend, { x }, attrs);
    }
    // Not tfjs's: it leaves out the axes that shrink.
    const lengths = x.shape.map((_, axis) => {
      const distance = (info.end[axis] ?? 0) - (info.begin[axis] ?? 0);
      return Math.max(0, Math.ceil(distance / (info.strides[axis] ?? 1)));
    });
    const from = backend.record(x);
    const out = backend.allocate(util.sizeFromShape(lengths), x.dtype);
    const steps = stridesOf(x.shape);
    const outSteps = stridesOf(lengths);
    let start = 0;
    const axes = lengths.map((length, axis) => {
      const step = steps[axis] ?? 1;
      start += (info.begin[axis] ?? 0) * step;
      return { length, from: (info.strides[axis] ?? 1) * step, to: outSteps[axis] ?? 1 };
    });
    stridedCopy(backend, from.pointer + start * 4, out.pointer, axes);
    return { dataId: out, shape: info.finalShape, dtype: x.dtype };
  },
);
