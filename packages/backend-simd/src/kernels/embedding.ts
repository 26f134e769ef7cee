import type { TensorInfo } from '@tensorflow/tfjs-core';
import { floats, ints } from '../operands.ts';
import { simdKernel } from '../simdKernel.ts';

interface Inputs {
  readonly table: TensorInfo;
  readonly indices: TensorInfo;
}

/** `y […, D]`: the rows of `table [V, D]` that `indices` int32 `[…]` name. */
export const embedding = simdKernel<Inputs, object>('WeirEmbedding', (backend, { table, indices }) => {
  const [V = 0, D = 0] = table.shape;
  const count = backend.record(indices).size;
  const from = floats(backend, 'WeirEmbedding', 'table', table, V * D);
  const places = ints(backend, 'WeirEmbedding', 'indices', indices, count);
  const y = backend.allocate(count * D);
  const wrong = backend.wasm.embedding(from, places, y.pointer, V, D, count);
  if (wrong >= 0) {
    const index = backend.heap.i32[(places >>> 2) + wrong];
    throw new RangeError(
      `WeirEmbedding: indices must be at least 0 and less than ${V}, got ${index} at place ${wrong}; match the table to the vocabulary`,
    );
  }
  return [{ dataId: y, shape: [...indices.shape, D], dtype: 'float32' }];
});
