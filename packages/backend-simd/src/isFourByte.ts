import type { TensorInfo } from '@tensorflow/tfjs-core';

/** True of the dtypes whose values the copying kernels move: float32 and int32. */
export function isFourByte({ dtype }: TensorInfo): boolean {
  return dtype === 'float32' || dtype === 'int32';
}
