import { gather_util } from '@tensorflow/tfjs-core';
import type { Tensor, TensorInfo } from '@tensorflow/tfjs-core';
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
  const [shape, slices, length, strides] = prepared;
  if (!isFourByte(params) || indices.dtype !== 'int32' || slices === 0) {
    return runInherited('GatherNd', backend, inputs, attrs);
  }
  const from = backend.record(params);
  const at = backend.record(indices);
  const out = backend.allocate(slices * length, params.dtype);
  const values = backend.heap.i32;
  const depth = indices.shape.at(-1) ?? 1;
  let index = at.pointer >>> 2;
  let to = out.pointer >>> 2;
  for (let slice = 0; slice < slices; slice++, to += length) {
    let start = 0;
    for (let axis = 0; axis < depth; axis++) start += (values[index++] ?? 0) * (strides[axis] ?? 0);
    if (start < 0 || start >= from.size / length) {
      const named = values.slice(index - depth, index).join(',');
      throw new Error(`Invalid indices: ${named} does not index into ${params.shape.join(',')}`);
    }
    const first = (from.pointer >>> 2) + start * length;
    values.copyWithin(to, first, first + length);
  }
  return { dataId: out, shape: [...shape], dtype: params.dtype };
});
