import { backend_util } from '@tensorflow/tfjs-core';
import type { TensorInfo } from '@tensorflow/tfjs-core';
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
  const { sliceRank, numUpdates, sliceSize, strides } = backend_util.calculateShapes(updates, indices, shape);
  const at = backend.record(indices).pointer >>> 2;
  const slices = out.size / sliceSize;
  const { wasm, heap } = backend;
  const addSlice = out.dtype === 'int32' ? wasm.addInts : wasm.add;
  // A single value for all of them has no axis to go along.
  const step = updates.shape.length === 0 ? 0 : sliceSize;
  let from = backend.record(updates).pointer >>> 2;
  const values = heap.i32;
  for (let update = 0; update < numUpdates; update++, from += step) {
    const first = at + update * sliceRank;
    let slice = 0;
    for (let axis = 0; axis < sliceRank; axis++) slice += (values[first + axis] ?? 0) * (strides[axis] ?? 0);
    if (slice < 0 || slice >= slices) {
      const named = values.slice(first, first + sliceRank).join(',');
      throw new Error(`Invalid indices: ${named} does not index into ${shape.join(',')}`);
    }
    const to = (out.pointer >>> 2) + slice * sliceSize;
    if (adds) addSlice(to * 4, 0, 1, from * 4, 0, 1, to * 4, 1, sliceSize);
    else if (sliceSize === 1) values[to] = values[from] ?? 0;
    else values.copyWithin(to, from, from + sliceSize);
  }
}
