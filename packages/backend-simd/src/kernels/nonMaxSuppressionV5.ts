import type { TensorInfo } from '@tensorflow/tfjs-core';
import { runInheritedForAll } from '../inherited.ts';
import { simdKernel } from '../simdKernel.ts';
import { suppressOverlaps, vectorOf } from '../suppressOverlaps.ts';
import type { SuppressionAttrs } from '../suppressOverlaps.ts';

interface Inputs {
  readonly boxes: TensorInfo;
  readonly scores: TensorInfo;
}

/** The same with their scores, which fall by the overlap with better boxes where `softNmsSigma` is above 0. */
export const nonMaxSuppressionV5 = simdKernel<Inputs, SuppressionAttrs>(
  'NonMaxSuppressionV5',
  (backend, inputs, attrs) => {
    const chosen = suppressOverlaps(backend, inputs, attrs);
    if (!chosen) return runInheritedForAll('NonMaxSuppressionV5', backend, inputs, attrs);
    return [
      vectorOf(backend, 'int32', chosen.boxes, chosen.count),
      vectorOf(backend, 'float32', chosen.scores, chosen.count),
    ];
  },
);
