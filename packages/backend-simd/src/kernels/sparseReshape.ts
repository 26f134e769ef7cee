import { backend_util, util } from '@tensorflow/tfjs-core';
import type { TensorInfo } from '@tensorflow/tfjs-core';
import { runInheritedForAll } from '../inherited.ts';
import { simdKernel } from '../simdKernel.ts';
import { stridesOf } from '../stridedCopy.ts';

interface Inputs {
  readonly inputIndices: TensorInfo;
  readonly inputShape: TensorInfo;
  readonly newShape: TensorInfo;
}

/** The indices of a sparse tensor's values in another shape, one of whose lengths may be −1, and that shape. */
export const sparseReshape = simdKernel<Inputs, object>('SparseReshape', (backend, inputs, attrs) => {
  const { inputIndices, inputShape, newShape } = inputs;
  const whole = Object.values(inputs).every(({ dtype }: TensorInfo) => dtype === 'int32');
  const ranks =
    inputIndices.shape.length === 2 && inputShape.shape.length === 1 && newShape.shape.length === 1;
  const from = backend.numbersOf(inputShape);
  const size = util.sizeFromShape(from);
  // tfjs has the words for what does not fit; a size of 0 has no strides, and larger ones no int32.
  if (!whole || !ranks || size <= 0 || size >= 2 ** 31) {
    return runInheritedForAll('SparseReshape', backend, inputs, attrs);
  }
  const to = reshaped(from, size, backend.numbersOf(newShape));
  const [count = 0, rank = 0] = inputIndices.shape;
  const indices = backend.record(inputIndices);
  const out = backend.allocate(count * to.length, 'int32');
  const shape = backend.allocate(to.length, 'int32');
  const strides = backend.scratch((rank + to.length) * 4);
  const { i32 } = backend.heap;
  i32.set(to, shape.pointer >>> 2);
  i32.set([...stridesOf(from), ...stridesOf(to)], strides >>> 2);
  backend.wasm.reshapeIndices(
    ...([indices.pointer, rank, strides, out.pointer, to.length, strides + rank * 4, count] as const),
  );
  return [
    { dataId: out, shape: [count, to.length], dtype: 'int32' },
    { dataId: shape, shape: [to.length], dtype: 'int32' },
  ];
});

/** The wanted shape, with its −1 filled in. */
function reshaped(from: number[], size: number, wanted: readonly number[]): number[] {
  const unknown = wanted.indexOf(-1);
  const known = wanted.reduce((product, length, axis) => {
    if (length === -1 && axis !== unknown)
      throw new Error(backend_util.getSparseReshapeMultipleNegativeOneOutputDimErrorMessage(unknown, axis));
    if (length < -1)
      throw new Error(backend_util.getSparseReshapeNegativeOutputDimErrorMessage(axis, length));
    return length === -1 ? product : product * length;
  }, 1);
  const shape = wanted.map((length) => (length === -1 ? 1 : length));
  if (unknown !== -1) {
    if (known === 0) throw new Error(backend_util.getSparseReshapeEmptyTensorZeroOutputDimErrorMessage());
    if (size % known !== 0)
      throw new Error(backend_util.getSparseReshapeInputOutputMultipleErrorMessage(from, shape));
    shape[unknown] = size / known;
  } else if (known !== size) {
    throw new Error(backend_util.getSparseReshapeInputOutputMismatchErrorMessage(from, shape));
  }
  return shape;
}
