import type { TensorInfo } from '@tensorflow/tfjs-core';
import { float32Record } from '../float32Record.ts';
import { runInheritedForAll } from '../inherited.ts';
import { lastAxis, withLastAxis } from '../operands.ts';
import { simdKernel } from '../simdKernel.ts';

interface Attrs {
  readonly k: number;
  readonly sorted: boolean;
}

/** The `k` largest values along the last axis, in order, and where they stand. */
export const topK = simdKernel<{ readonly x: TensorInfo }, Attrs>('TopK', (backend, { x }, attrs) => {
  const from = float32Record(backend, x);
  if (!from || from.size === 0 || attrs.k === 0) return runInheritedForAll('TopK', backend, { x }, attrs);
  const count = lastAxis(x);
  const rows = from.size / count;
  const shape = withLastAxis(x.shape, attrs.k);
  const values = backend.allocate(rows * attrs.k);
  const places = backend.allocate(rows * attrs.k, 'int32');
  const scratch = backend.scratch(backend.wasm.largestScratch(count, attrs.k));
  backend.wasm.largest(from.pointer, values.pointer, places.pointer, rows, count, attrs.k, scratch);
  return [
    { dataId: values, shape, dtype: 'float32' },
    { dataId: places, shape: shape.slice(), dtype: 'int32' },
  ];
});
