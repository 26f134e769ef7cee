import type { TensorInfo } from '@tensorflow/tfjs-core';
import { float32Record } from '../float32Record.ts';
import { runInheritedForAll } from '../inherited.ts';
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
  readonly softNmsSigma: number;
}

/** The same with their scores, which fall by the overlap with better boxes where `softNmsSigma` is above 0. */
export const nonMaxSuppressionV5 = simdKernel<Inputs, Attrs>(
  'NonMaxSuppressionV5',
  (backend, inputs, attrs) => {
    const boxes = float32Record(backend, inputs.boxes);
    const scores = float32Record(backend, inputs.scores);
    if (!boxes || !scores) return runInheritedForAll('NonMaxSuppressionV5', backend, inputs, attrs);
    // A float32 record's values are float32.
    const chosen = suppressOverlaps(boxes.copy() as Float32Array, scores.copy() as Float32Array, {
      most: attrs.maxOutputSize,
      overlap: attrs.iouThreshold,
      score: attrs.scoreThreshold,
      sigma: attrs.softNmsSigma,
    });
    return [
      backend.makeTensorInfo([chosen.boxes.length], 'int32', Int32Array.from(chosen.boxes)),
      backend.makeTensorInfo([chosen.scores.length], 'float32', Float32Array.from(chosen.scores)),
    ];
  },
);
