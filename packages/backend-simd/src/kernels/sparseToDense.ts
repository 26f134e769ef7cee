import { util } from '@tensorflow/tfjs-core';
import type { TensorInfo } from '@tensorflow/tfjs-core';
import { runInherited } from '../inherited.ts';
import { isFourByte } from '../isFourByte.ts';
import { scatterSlices } from '../scatterSlices.ts';
import { simdKernel } from '../simdKernel.ts';

interface Inputs {
  readonly sparseIndices: TensorInfo;
  readonly sparseValues: TensorInfo;
  readonly defaultValue: TensorInfo;
}

interface Attrs {
  readonly outputShape: number[];
}

/** A default value everywhere but at `sparseIndices`, where `sparseValues` stand. */
export const sparseToDense = simdKernel<Inputs, Attrs>('SparseToDense', (backend, inputs, attrs) => {
  const { sparseIndices, sparseValues, defaultValue } = inputs;
  const size = util.sizeFromShape(attrs.outputShape);
  const alike = isFourByte(sparseValues) && defaultValue.dtype === sparseValues.dtype;
  if (!alike || sparseIndices.dtype !== 'int32' || size === 0) {
    return runInherited('SparseToDense', backend, inputs, attrs);
  }
  const { pointer } = backend.record(defaultValue);
  const out = backend.allocate(size, sparseValues.dtype);
  backend.wasm.gatherRows(pointer, 0, 0, out.pointer, 0, 1, size);
  scatterSlices(backend, sparseIndices, sparseValues, out, attrs.outputShape, false);
  return { dataId: out, shape: attrs.outputShape, dtype: sparseValues.dtype };
});
