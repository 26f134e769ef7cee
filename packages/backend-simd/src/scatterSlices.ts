import { backend_util } from '@tensorflow/tfjs-core';
import type { TensorInfo } from '@tensorflow/tfjs-core';
import { indexStrides, refuseIndex } from './indexedSlices.ts';
import type { SimdBackend } from './simdBackend.ts';
import type { TensorRecord } from './tensorRecord.ts';

/**
 * Writes the slices of `updates` to the places in `out` that the rows of `indices` name, or adds them to what is there.
 *
 * @param out of float32 or int32, as `updates`, and of the given shape.
 * @throws Error on an index outside, in tfjs's words.
 */
export function scatterSlices(
  backend: SimdBackend,
  indices: TensorInfo,
  updates: TensorInfo,
  out: TensorRecord,
  shape: number[],
  adds: boolean,
): void {
  const {
    sliceRank: depth,
    numUpdates: count,
    sliceSize,
    strides,
  } = backend_util.calculateShapes(updates, indices, shape);
  const at = backend.pointer(indices);
  const from = backend.pointer(updates);
  const moves = indexStrides(backend, strides, depth);
  const slices = out.size / sliceSize;
  // A single value for all of them has no axis to go along.
  const step = updates.shape.length === 0 ? 0 : sliceSize * 4;
  const how = !adds ? 0 : out.dtype === 'float32' ? 1 : 2;
  const wrong = backend.wasm.scatterSlices(
    ...([from, step, at, out.pointer, slices, count, depth, moves, sliceSize, how] as const),
  );
  if (wrong >= 0) refuseIndex(backend, at + wrong * depth * 4, depth, shape);
}
