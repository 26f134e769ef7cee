import { backend_util, util } from '@tensorflow/tfjs-core';
import type { Tensor, TensorInfo } from '@tensorflow/tfjs-core';
import { runInherited } from '../inherited.ts';
import { isFourByte } from '../isFourByte.ts';
import { ints } from '../operands.ts';
import { simdKernel } from '../simdKernel.ts';

interface Inputs {
  readonly x: TensorInfo;
  readonly indices: TensorInfo;
}

interface Attrs {
  readonly axis: number;
  readonly batchDims?: number;
}

/** The slices of `x` along an axis that `indices` name. */
export const gatherV2 = simdKernel<Inputs, Attrs>('GatherV2', (backend, { x, indices }, attrs) => {
  if (!isFourByte(x) || indices.dtype !== 'int32') {
    return runInherited('GatherV2', backend, { x, indices }, attrs);
  }
  const [axis = 0] = util.parseAxisParam(attrs.axis, x.shape);
  const info = backend_util.segment_util.collectGatherOpShapeInfo(
    // It looks at shapes alone.
    x as Tensor,
    indices as Tensor,
    axis,
    attrs.batchDims ?? 0,
  );
  const { batchSize, outerSize, dimSize, sliceSize, outputShape } = info;
  const size = util.sizeFromShape(indices.shape);
  const places = ints(backend, 'gather', 'indices', indices, size);
  const from = backend.record(x);
  const out = backend.allocate(util.sizeFromShape(outputShape), x.dtype);
  const count = batchSize === 0 ? 0 : size / batchSize;
  const wrong = backend.wasm.gather(
    ...([from.pointer, places, out.pointer, batchSize, outerSize, dimSize, count, sliceSize] as const),
  );
  if (wrong >= 0) {
    const index = backend.heap.i32[(places >>> 2) + wrong];
    throw new RangeError(`GatherV2: the index value ${index} is not in [0, ${dimSize - 1}]`);
  }
  return { dataId: out, shape: outputShape, dtype: x.dtype };
});
