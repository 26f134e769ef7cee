import { backend_util, util } from '@tensorflow/tfjs-core';
import type { TensorInfo } from '@tensorflow/tfjs-core';
import { runInherited } from '../inherited.ts';
import { isFourByte } from '../isFourByte.ts';
import { simdKernel } from '../simdKernel.ts';
import { stridedCopy, stridesOf } from '../stridedCopy.ts';

interface Attrs {
  readonly blockShape: number[];
  readonly crops: number[][];
}

/** Blocks of the axes after the first, gathered from the batch: the inverse of `spaceToBatchND`, without what is cropped. */
export const batchToSpaceNd = simdKernel<{ readonly x: TensorInfo }, Attrs>(
  'BatchToSpaceND',
  (backend, { x }, attrs) => {
    const { blockShape, crops } = attrs;
    const cropped = crops.some(([before = 0, after = 0]) => before !== 0 || after !== 0);
    if (!isFourByte(x) || cropped) return runInherited('BatchToSpaceND', backend, { x }, attrs);
    const from = backend.record(x);
    const blocks = util.sizeFromShape(blockShape);
    const shape = backend_util.getReshapedPermuted(x.shape, blockShape, blocks);
    const [batch = 1] = shape;
    const steps = stridesOf(x.shape);
    // In `x` the starts within a block are the slowest, ahead of the batch.
    const starts = stridesOf([...blockShape, batch]);
    const axes = [{ length: batch, from: steps[0] ?? 1 }];
    x.shape.slice(1).forEach((length, index) => {
      axes.push({ length, from: steps[index + 1] ?? 1 });
      const block = blockShape[index];
      if (block !== undefined) axes.push({ length: block, from: (starts[index] ?? 1) * (steps[0] ?? 1) });
    });
    const outSteps = stridesOf(axes.map(({ length }) => length));
    const out = backend.allocate(from.size, x.dtype);
    stridedCopy(
      backend,
      from.pointer,
      out.pointer,
      axes.map((axis, index) => ({ ...axis, to: outSteps[index] ?? 1 })),
    );
    return { dataId: out, shape, dtype: x.dtype };
  },
);
