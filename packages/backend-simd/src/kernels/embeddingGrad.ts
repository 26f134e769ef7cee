import type { TensorInfo } from '@tensorflow/tfjs-core';
import { floats, ints, lastAxis } from '../operands.ts';
import { simdKernel } from '../simdKernel.ts';

interface Inputs {
  readonly dy: TensorInfo;
  readonly indices: TensorInfo;
}

interface Attrs {
  readonly vocabulary: number;
}

/** `dtable [V, D]`: each row of `dy […, D]` added at its index, in the order of `indices` int32 `[…]`. */
export const embeddingGrad = simdKernel<Inputs, Attrs>(
  'WeirEmbeddingGrad',
  (backend, { dy, indices }, { vocabulary }) => {
    const D = lastAxis(dy);
    const count = backend.record(indices).size;
    const from = floats(backend, 'WeirEmbeddingGrad', 'dy', dy, count * D);
    const places = ints(backend, 'WeirEmbeddingGrad', 'indices', indices, count);
    const dtable = backend.allocate(vocabulary * D);
    const wrong = backend.wasm.embeddingGrad(from, places, dtable.pointer, vocabulary, D, count);
    if (wrong >= 0) {
      const index = backend.heap.i32[(places >>> 2) + wrong];
      throw new RangeError(
        `WeirEmbeddingGrad: indices must be at least 0 and less than ${vocabulary}, got ${index} at place ${wrong}; match the table to the vocabulary`,
      );
    }
    return [{ dataId: dtable, shape: [vocabulary, D], dtype: 'float32' }];
  },
);
