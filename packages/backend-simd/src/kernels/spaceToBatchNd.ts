import { util } from '@tensorflow/tfjs-core';
import type { TensorInfo } from '@tensorflow/tfjs-core';
import { runInherited } from '../inherited.ts';
import { isFourByte } from '../isFourByte.ts';
import { simdKernel } from '../simdKernel.ts';
import { stridedCopy, stridesOf } from '../stridedCopy.ts';

interface Attrs {
  readonly blockShape: readonly number[];
  readonly paddings: readonly (readonly [number, number])[];
}

/** Blocks of the axes after the first, spread over the batch: every so many values of `x`, from every start. */
export const spaceToBatchNd = simdKernel<{ readonly x: TensorInfo }, Attrs>(
  'SpaceToBatchND',
  (backend, { x }, attrs) => {
    const { blockShape, paddings } = attrs;
    const padded = paddings.some(([before, after]) => before !== 0 || after !== 0);
    if (!isFourByte(x) || padded) return runInherited('SpaceToBatchND', backend, { x }, attrs);
    const from = backend.record(x);
    const steps = stridesOf(x.shape);
    const [batch = 1] = x.shape;
    const lengths = x.shape.map((length, axis) => length / (blockShape[axis - 1] ?? 1));
    // The starts within a block, then the batch, then the rest as it was.
    const order = [
      ...blockShape.map((length, index) => ({ length, from: steps[index + 1] ?? 1 })),
      { length: batch, from: steps[0] ?? 1 },
      ...lengths.slice(1).map((length, index) => ({
        length,
        from: (steps[index + 1] ?? 1) * (blockShape[index] ?? 1),
      })),
    ];
    const outSteps = stridesOf(order.map(({ length }) => length));
    const out = backend.allocate(from.size, x.dtype);
    const axes = order.map((axis, index) => ({ ...axis, to: outSteps[index] ?? 1 }));
    stridedCopy(backend, from.pointer, out.pointer, axes);
    const shape = [batch * util.sizeFromShape([...blockShape]), ...lengths.slice(1)];
    return { dataId: out, shape, dtype: x.dtype };
  },
);
