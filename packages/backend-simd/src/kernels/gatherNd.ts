import { gather_util } from '@tensorflow/tfjs-core';
import type { Tensor, TensorInfo } from '@tensorflow/tfjs-core';
import { indexStrides, refuseIndex } from '../indexedSlices.ts';
import { runInherited } from '../inherited.ts';
import { isFourByte } from '../isFourByte.ts';
import { simdKernel } from '../simdKernel.ts';

interface Inputs {
  readonly params: TensorInfo;
  readonly indices: TensorInfo;
}

/** The slices of `params` that the rows of `indices` name. */
export const gatherNd = simdKernel<Inputs, object>('GatherNd', (backend, inputs, attrs) => {
  const { params, indices } = inputs;
  // tfjs types tensors but asks for their shapes and dtypes alone.
  const prepared = gather_util.prepareAndValidate(params as Tensor, indices as Tensor);
  const [shape, count, length, strides] = prepared;
  if (!isFourByte(params) || indices.dtype !== 'int32' || count === 0) {
    return runInherited('GatherNd', backend, inputs, attrs);
  }
  const from = backend.record(params);
  const at = backend.record(indices);
  const out = backend.allocate(count * length, params.dtype);
  const depth = indices.shape.at(-1) ?? 1;
  const moves = indexStrides(backend, strides, depth);
  const slices = from.size / length;
  const wrong = backend.wasm.gatherSlices(
    ...([from.pointer, slices, at.pointer, out.pointer, count, depth, moves, length] as const),
  );
  if (wrong >= 0) refuseIndex(backend, at.pointer + wrong * depth * 4, depth, params.shape);
  return { dataId: out, shape: [...shape], dtype: params.dtype };
});
