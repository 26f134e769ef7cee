import { util } from '@tensorflow/tfjs-core';
import type { TensorInfo } from '@tensorflow/tfjs-core';
import { runInherited } from '../inherited.ts';
import { isFourByte } from '../isFourByte.ts';
import { simdKernel } from '../simdKernel.ts';

interface Attrs {
  readonly axis: number;
}

/** Tensors of one shape side by side along a new axis. */
export const pack = simdKernel<readonly TensorInfo[], Attrs>('Pack', (backend, tensors, attrs) => {
  const [first] = tensors;
  const alike =
    first &&
    isFourByte(first) &&
    tensors.every(({ shape, dtype }) => dtype === first.dtype && util.arraysEqual(shape, first.shape));
  const size = first ? util.sizeFromShape(first.shape) : 0;
  // One tensor is handed on without a copy by tfjs, which also has the words for tensors that are not alike.
  if (!alike || tensors.length < 2 || size === 0) return runInherited('Pack', backend, tensors, attrs);
  const axis = attrs.axis < 0 ? attrs.axis + first.shape.length + 1 : attrs.axis;
  const shape = first.shape.slice();
  shape.splice(axis, 0, tensors.length);
  const rows = util.sizeFromShape(first.shape.slice(0, axis));
  const count = size / rows;
  const parts = tensors.map((tensor) => backend.record(tensor));
  const out = backend.allocate(size * tensors.length, first.dtype);
  const row = tensors.length * count * 4;
  let to = out.pointer;
  for (const { pointer } of parts) {
    if (count === 1) backend.wasm.spread(pointer, to, row, rows);
    else backend.wasm.copyRows(pointer, count * 4, to, row, rows, count);
    to += count * 4;
  }
  return { dataId: out, shape, dtype: first.dtype };
});
