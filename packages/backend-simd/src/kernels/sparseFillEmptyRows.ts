import { backend_util } from '@tensorflow/tfjs-core';
import type { TensorInfo } from '@tensorflow/tfjs-core';
import { runInheritedForAll } from '../inherited.ts';
import { isFourByte } from '../isFourByte.ts';
import { simdKernel } from '../simdKernel.ts';

interface Inputs {
  readonly indices: TensorInfo;
  readonly values: TensorInfo;
  readonly denseShape: TensorInfo;
  readonly defaultValue: TensorInfo;
}

/**
 * The values of a sparse tensor and their indices in the order of their rows, with the default value at the start of each row
 * without any; which rows those are; and where each value went.
 */
export const sparseFillEmptyRows = simdKernel<Inputs, object>(
  'SparseFillEmptyRows',
  (backend, inputs, attrs) => {
    const { indices, values, denseShape, defaultValue } = inputs;
    const [rows = 0] = denseShape.shape[0] === 0 ? [] : backend.numbersOf(denseShape);
    const [count = 0, rank = 0] = indices.shape;
    const ranks = indices.shape.length === 2 && values.shape.length === 1 && denseShape.shape.length === 1;
    const whole = indices.dtype === 'int32' && denseShape.dtype === 'int32';
    const alike = isFourByte(values) && defaultValue.dtype === values.dtype && values.shape[0] === count;
    if (!ranks || !whole || !alike || rank === 0 || defaultValue.shape.length > 0 || rows <= 0) {
      return runInheritedForAll('SparseFillEmptyRows', backend, inputs, attrs); // it has the words for what does not fit
    }
    const { wasm } = backend;
    const from = backend.pointer(indices);
    const given = backend.pointer(values);
    const fallback = backend.pointer(defaultValue);
    const step = rank * 4;
    const empty = backend.allocate(rows, 'bool');
    const places = backend.allocate(count, 'int32');
    const ends = backend.scratch(rows * 4);
    const wrong = wasm.countSparseRows(from, step, count, rows, ends, empty.pointer);
    if (wrong >= 0) {
      const row = backend.heap.i32[(from >>> 2) + wrong * rank] ?? 0;
      throw new Error(
        row < 0
          ? backend_util.getSparseFillEmptyRowsNegativeIndexErrorMessage(wrong, row)
          : backend_util.getSparseFillEmptyRowsOutOfRangeIndexErrorMessage(wrong, row, rows),
      );
    }
    const filled = backend.heap.i32[(ends >>> 2) + rows - 1] ?? 0;
    const outIndices = backend.allocate(filled * rank, 'int32');
    const outValues = backend.allocate(filled, values.dtype);
    wasm.fillSparseRows(
      ...([from, step, given, count, rows, ends, empty.pointer, fallback] as const),
      ...([outIndices.pointer, outValues.pointer, places.pointer] as const),
    );
    return [
      { dataId: outIndices, shape: [filled, rank], dtype: 'int32' },
      { dataId: outValues, shape: [filled], dtype: values.dtype },
      { dataId: empty, shape: [rows], dtype: 'bool' },
      { dataId: places, shape: [count], dtype: 'int32' },
    ];
  },
);
