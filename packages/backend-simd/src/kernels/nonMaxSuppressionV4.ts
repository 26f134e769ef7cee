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
  readonly padToMaxOutputSize: boolean;
}

/** The same, filled up with 0 to a length where asked for, and how many they are. */
export const nonMaxSuppressionV4 = simdKernel<Inputs, Attrs>(
  'NonMaxSuppressionV4',
  (backend, inputs, attrs) => {
    const boxes = float32Record(backend, inputs.boxes);
    const scores = float32Record(backend, inputs.scores);
    if (!boxes || !scores) return runInheritedForAll('NonMaxSuppressionV4', backend, inputs, attrs);
    // A float32 record's values are float32.
    const chosen = suppressOverlaps(boxes.copy() as Float32Array, scores.copy() as Float32Array, {
      most: attrs.maxOutputSize,
      overlap: attrs.iouThreshold,
      score: attrs.scoreThreshold,
    });
    const { length } = chosen.boxes;
    const indices = new Int32Array(attrs.padToMaxOutputSize ? Math.max(length, attrs.maxOutputSize) : length);
    indices.set(chosen.boxes);
    return [
      backend.makeTensorInfo([indices.length], 'int32', indices),
      backend.makeTensorInfo([], 'int32', Int32Array.of(length)),
    ];
  },
);
