import type { TensorInfo } from '@tensorflow/tfjs-core';
import { runInherited } from '../inherited.ts';
import { simdKernel } from '../simdKernel.ts';
import { suppressOverlaps, vectorOf } from '../suppressOverlaps.ts';
import type { SuppressionAttrs } from '../suppressOverlaps.ts';

interface Inputs {
  readonly boxes: TensorInfo;
  readonly scores: TensorInfo;
}

/** The boxes with the best scores that do not overlap a better one. */
export const nonMaxSuppressionV3 = simdKernel<Inputs, SuppressionAttrs>(
  'NonMaxSuppressionV3',
  (backend, inputs, attrs) => {
    const chosen = suppressOverlaps(backend, inputs, { ...attrs, softNmsSigma: 0 });
    if (!chosen) return runInherited('NonMaxSuppressionV3', backend, inputs, attrs);
    return vectorOf(backend, 'int32', chosen.boxes, chosen.count);
  },
);
