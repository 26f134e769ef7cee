import type { TensorInfo } from '@tensorflow/tfjs-core';
import { runInheritedForAll } from '../inherited.ts';
import { simdKernel } from '../simdKernel.ts';
import { suppressOverlaps, vectorOf } from '../suppressOverlaps.ts';
import type { SuppressionAttrs } from '../suppressOverlaps.ts';

interface Inputs {
  readonly boxes: TensorInfo;
  readonly scores: TensorInfo;
}

interface Attrs extends SuppressionAttrs {
  readonly padToMaxOutputSize: boolean;
}

/** The same, filled up with 0 to a length where asked for, and how many they are. */
export const nonMaxSuppressionV4 = simdKernel<Inputs, Attrs>(
  'NonMaxSuppressionV4',
  (backend, inputs, attrs) => {
    const chosen = suppressOverlaps(backend, inputs, { ...attrs, softNmsSigma: 0 });
    if (!chosen) return runInheritedForAll('NonMaxSuppressionV4', backend, inputs, attrs);
    const { boxes, count } = chosen;
    const size = attrs.padToMaxOutputSize ? Math.max(count, attrs.maxOutputSize) : count;
    const length = backend.allocate(1, 'int32');
    backend.heap.i32[length.pointer >>> 2] = count;
    return [vectorOf(backend, 'int32', boxes, count, size), { dataId: length, shape: [], dtype: 'int32' }];
  },
);
