import type { TensorInfo } from '@tensorflow/tfjs-core';
import { runInherited } from '../inherited.ts';
import { isFourByte } from '../isFourByte.ts';
import { simdKernel } from '../simdKernel.ts';

interface Inputs {
  readonly sortedSequence: TensorInfo;
  readonly values: TensorInfo;
}

interface Attrs {
  readonly side: 'left' | 'right';
}

/** Where each value would go in its row of `sortedSequence`, ahead of equal ones or after them. */
export const searchSorted = simdKernel<Inputs, Attrs>('SearchSorted', (backend, inputs, attrs) => {
  const { sortedSequence, values } = inputs;
  if (!isFourByte(values) || sortedSequence.dtype !== values.dtype) {
    return runInherited('SearchSorted', backend, inputs, attrs);
  }
  const sorted = backend.record(sortedSequence);
  const wanted = backend.record(values);
  const [rows = 0, count = 0] = values.shape;
  const length = sortedSequence.shape[1] ?? 0;
  const out = backend.allocate(wanted.size, 'int32');
  const search = values.dtype === 'int32' ? backend.wasm.placesOfInts : backend.wasm.placesOf;
  search(sorted.pointer, wanted.pointer, out.pointer, rows, length, count, attrs.side === 'right' ? 1 : 0);
  return { dataId: out, shape: values.shape, dtype: 'int32' };
});
