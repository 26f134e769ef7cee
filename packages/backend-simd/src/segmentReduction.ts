import { backend_util, util } from '@tensorflow/tfjs-core';
import type { KernelConfig, TensorInfo } from '@tensorflow/tfjs-core';
import { float32Record } from './float32Record.ts';
import { runInherited } from './inherited.ts';
import { simdKernel } from './simdKernel.ts';

interface Inputs {
  readonly data: TensorInfo;
  readonly indices: TensorInfo;
  readonly segmentIds: TensorInfo;
}

/** The kernel that sums, or averages, the rows of `data` that `indices` pick, segment by segment; the ids must not fall. */
export function segmentReduction(kernelName: string, averages: boolean): KernelConfig {
  return simdKernel<Inputs, object>(kernelName, (backend, inputs, attrs) => {
    const { data, indices, segmentIds } = inputs;
    const from = float32Record(backend, data);
    const [rows = 0, ...rest] = data.shape;
    const [count = 0] = indices.shape;
    const vectors = indices.shape.length === 1 && util.arraysEqual(indices.shape, segmentIds.shape);
    const whole = indices.dtype === 'int32' && segmentIds.dtype === 'int32';
    if (!from || from.size === 0 || !vectors || !whole || count === 0) {
      return runInherited(kernelName, backend, inputs, attrs); // it has the words for what does not fit
    }
    const picked = backend.pointer(indices);
    const ids = backend.pointer(segmentIds);
    const segments = (backend.heap.i32[(ids >>> 2) + count - 1] ?? 0) + 1;
    if (segments <= 0)
      throw new Error(backend_util.getSparseSegmentReductionNegativeSegmentIdsErrorMessage());
    const width = util.sizeFromShape(rest);
    const out = backend.allocate(segments * width);
    const wrong = backend.wasm.sumSegments(
      ...([from.pointer, rows, picked, ids, out.pointer, count, segments, width, averages ? 1 : 0] as const),
    );
    if (wrong >= 0) refuse(backend.heap.i32, picked >>> 2, ids >>> 2, wrong, { count, rows, segments });
    return { dataId: out, shape: [segments, ...rest], dtype: 'float32' };
  });
}

/** Refuses the place `at` of the picked rows and their segments' ids, in tfjs's words. */
function refuse(
  values: Int32Array,
  picked: number,
  ids: number,
  at: number,
  { count, rows, segments }: { readonly count: number; readonly rows: number; readonly segments: number },
): never {
  const [id = 0, next = 0, row = 0] = [values[ids + at], values[ids + at + 1], values[picked + at]];
  if (at + 1 < count && next < id)
    throw new Error(backend_util.getSparseSegmentReductionNonIncreasingSegmentIdsErrorMessage());
  if (id < 0 || id >= segments)
    throw new Error(backend_util.getSparseSegmentReductionSegmentIdOutOfRangeErrorMessage(id, segments));
  throw new Error(backend_util.getSparseSegmentReductionIndicesOutOfRangeErrorMessage(at, row, rows));
}
