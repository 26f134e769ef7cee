import type { TensorInfo } from '@tensorflow/tfjs-core';
import { runInherited } from '../inherited.ts';
import { isFourByte } from '../isFourByte.ts';
import { scatterSlices } from '../scatterSlices.ts';
import { simdKernel } from '../simdKernel.ts';

interface Inputs {
  readonly tensor: TensorInfo;
  readonly indices: TensorInfo;
  readonly updates: TensorInfo;
}

/** A copy of `tensor` with the slices of `updates` where the rows of `indices` say. */
export const tensorScatterUpdate = simdKernel<Inputs, object>(
  'TensorScatterUpdate',
  (backend, inputs, attrs) => {
    const { tensor, indices, updates } = inputs;
    const alike = isFourByte(tensor) && updates.dtype === tensor.dtype && indices.dtype === 'int32';
    if (!alike) return runInherited('TensorScatterUpdate', backend, inputs, attrs);
    const { pointer, size } = backend.record(tensor);
    backend.record(indices);
    backend.record(updates);
    const out = backend.allocate(size, tensor.dtype);
    backend.wasm.copyRows(pointer, 0, out.pointer, 0, 1, size);
    if (size > 0) scatterSlices(backend, indices, updates, out, tensor.shape, false);
    return { dataId: out, shape: tensor.shape, dtype: tensor.dtype };
  },
);
