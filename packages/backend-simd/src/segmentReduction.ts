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
    const picked = backend.record(indices).pointer >>> 2;
    const ids = backend.record(segmentIds).pointer >>> 2;
    const segments = (backend.heap.i32[ids + count - 1] ?? 0) + 1;
    if (segments <= 0)
      throw new Error(backend_util.getSparseSegmentReductionNegativeSegmentIdsErrorMessage());
    const width = util.sizeFromShape(rest);
    const out = backend.allocate(segments * width);
    const { wasm, heap } = backend;
    wasm.fill(out.pointer, out.size, 0);
    let start = 0;
    for (let i = 0; i < count; i++) {
      const id = heap.i32[ids + i] ?? 0;
      const row = heap.i32[picked + i] ?? 0;
      const next = i + 1 < count ? (heap.i32[ids + i + 1] ?? 0) : segments;
      if (next < id) {
        throw new Error(backend_util.getSparseSegmentReductionNonIncreasingSegmentIdsErrorMessage());
      }
      if (id < 0 || id >= segments) {
        throw new Error(backend_util.getSparseSegmentReductionSegmentIdOutOfRangeErrorMessage(id, segments));
      }
      if (row < 0 || row >= rows) {
        throw new Error(backend_util.getSparseSegmentReductionIndicesOutOfRangeErrorMessage(i, row, rows));
      }
      const to = out.pointer + id * width * 4;
      wasm.add(to, 0, 1, from.pointer + row * width * 4, 0, 1, to, 1, width);
      if (next === id) continue;
      const first = to >>> 2;
      for (let j = first; averages && j < first + width; j++)
        heap.f32[j] = (heap.f32[j] ?? 0) / (i + 1 - start);
      start = i + 1;
    }
    return { dataId: out, shape: [segments, ...rest], dtype: 'float32' };
  });
}
