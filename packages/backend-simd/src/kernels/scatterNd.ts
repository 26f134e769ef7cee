import { util } from '@tensorflow/tfjs-core';
import type { TensorInfo } from '@tensorflow/tfjs-core';
import { runInherited } from '../inherited.ts';
import { isFourByte } from '../isFourByte.ts';
import { scatterSlices } from '../scatterSlices.ts';
import { simdKernel } from '../simdKernel.ts';

interface Inputs {
  readonly indices: TensorInfo;
  readonly updates: TensorInfo;
}

interface Attrs {
  readonly shape: number[];
}

/** Zeros, to which the slices of `updates` are added where the rows of `indices` say. */
export const scatterNd = simdKernel<Inputs, Attrs>('ScatterNd', (backend, inputs, attrs) => {
  const { indices, updates } = inputs;
  const size = util.sizeFromShape(attrs.shape);
  if (!isFourByte(updates) || indices.dtype !== 'int32' || size === 0) {
    return runInherited('ScatterNd', backend, inputs, attrs);
  }
  backend.record(indices);
  backend.record(updates);
  const out = backend.allocate(size, updates.dtype);
  backend.wasm.fill(out.pointer, size, 0);
  scatterSlices(backend, indices, updates, out, attrs.shape, true);
  return { dataId: out, shape: attrs.shape, dtype: updates.dtype };
});
