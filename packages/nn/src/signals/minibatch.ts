import type { TensorInfo } from '@tensorflow/tfjs-core';

/** The examples of one training step. */
export interface Minibatch {
  readonly step: number;
  /** Number of examples. */
  readonly size: number;
  /** `[size, …shape]`; int32 where inputs are indices. */
  readonly inputs: TensorInfo;
  /** `[size]` int32 class labels, or float32 `[size, …]` values. */
  readonly targets: TensorInfo;
  readonly targetKind: 'classes' | 'values';
}
