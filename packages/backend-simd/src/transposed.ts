import type { TensorInfo } from '@tensorflow/tfjs-core';
import type { SimdBackend } from './simdBackend.ts';
import { stridedCopy, stridesOf } from './stridedCopy.ts';
import type { TensorRecord } from './tensorRecord.ts';

/** The axes of a float32 or int32 tensor in another order, as a new record. */
export function transposed(
  backend: SimdBackend,
  x: TensorInfo,
  permutation: readonly number[],
): TensorRecord {
  const record = backend.record(x);
  const out = backend.allocate(record.size, x.dtype);
  const strides = stridesOf(x.shape);
  const shape = permutation.map((axis) => x.shape[axis] ?? 1);
  const outStrides = stridesOf(shape);
  const axes = permutation.map((axis, place) => ({
    length: shape[place] ?? 1,
    from: strides[axis] ?? 1,
    to: outStrides[place] ?? 1,
  }));
  stridedCopy(backend, record.pointer, out.pointer, axes);
  return out;
}
