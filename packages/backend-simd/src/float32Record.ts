import type { TensorInfo } from '@tensorflow/tfjs-core';
import type { SimdBackend } from './simdBackend.ts';
import type { TensorRecord } from './tensorRecord.ts';

/**
 * The record of a tensor whose data is float32, else nothing. Asks the data too: tfjs's CPU kernels cast
 * booleans and integers to float32 by giving the same data another name.
 */
export function float32Record(backend: SimdBackend, tensor: TensorInfo): TensorRecord | undefined {
  if (tensor.dtype !== 'float32') return undefined;
  const record = backend.record(tensor);
  return record.dtype === 'float32' ? record : undefined;
}
