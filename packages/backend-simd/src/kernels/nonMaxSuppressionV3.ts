import type { TensorInfo } from '@tensorflow/tfjs-core';
import { float32Record } from '../float32Record.ts';
import { runInherited } from '../inherited.ts';
import { simdKernel } from '../simdKernel.ts';
import { suppressOverlaps } from '../suppressOverlaps.ts';

interface Inputs {
  readonly boxes: TensorInfo;
  readonly scores: TensorInfo;
}

interface Attrs {
  readonly maxOutputSize: number;
  readonly iouThreshold: number;
  readonly scoreThreshold: number;
}

/** The boxes with the best scores that do not overlap a better one. */
export const nonMaxSuppressionV3 = simdKernel<Inputs, Attrs>(
  'NonMaxSuppressionV3',
  (backend, inputs, attrs) => {
    const boxes = float32Record(backend, inputs.boxes);
    const scores = float32Record(backend, inputs.scores);
    if (!boxes || !scores) return runInherited('NonMaxSuppressionV3', backend, inputs, attrs);
    // A float32 record's values are float32.
    const chosen = suppressOverlaps(boxes.copy() as Float32Array, scores.copy() as Float32Array, {
      most: attrs.maxOutputSize,
      overlap: attrs.iouThreshold,
      score: attrs.scoreThreshold,
    });
    return backend.makeTensorInfo([chosen.boxes.length], 'int32', Int32Array.from(chosen.boxes));
  },
);
