import { util } from '@tensorflow/tfjs-core';
import type { TensorInfo } from '@tensorflow/tfjs-core';
import { float32Record } from '../float32Record.ts';
import { runInherited } from '../inherited.ts';
import { ints } from '../operands.ts';
import { simdKernel } from '../simdKernel.ts';

interface Inputs {
  readonly x: TensorInfo;
  readonly segmentIds: TensorInfo;
}

interface Attrs {
  readonly numSegments: number;
}

/**
 * Sums of the rows of `x` by their ids, in the order of the rows; rows of other ids are left out. The CPU backend
 * multiplies every row by 0 or 1 for every segment, so that one NaN there spoils all segments; here only its own.
 */
export const unsortedSegmentSum = simdKernel<Inputs, Attrs>(
  'UnsortedSegmentSum',
  (backend, { x, segmentIds }, attrs) => {
    const from = float32Record(backend, x);
    const [count = 0, ...rest] = x.shape;
    const fast = segmentIds.dtype === 'int32' && segmentIds.shape.length === 1 && x.shape.length > 0;
    if (!from || !fast || attrs.numSegments <= 0) {
      return runInherited('UnsortedSegmentSum', backend, { x, segmentIds }, attrs);
    }
    const ids = ints(backend, 'unsortedSegmentSum', 'segmentIds', segmentIds, count);
    const slice = util.sizeFromShape(rest);
    const out = backend.allocate(attrs.numSegments * slice);
    backend.wasm.segmentSum(from.pointer, ids, out.pointer, count, attrs.numSegments, slice);
    return { dataId: out, shape: [attrs.numSegments, ...rest], dtype: 'float32' };
  },
);
