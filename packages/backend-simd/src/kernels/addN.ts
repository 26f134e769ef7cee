import { util } from '@tensorflow/tfjs-core';
import type { TensorInfo } from '@tensorflow/tfjs-core';
import { float32Record } from '../float32Record.ts';
import { runInherited } from '../inherited.ts';
import { simdKernel } from '../simdKernel.ts';

/** Sum of tensors of one shape, from the first to the last. */
export const addN = simdKernel<readonly TensorInfo[], object>('AddN', (backend, tensors, attrs) => {
  const [first] = tensors;
  const records = tensors.map((tensor) => float32Record(backend, tensor));
  const alike = tensors.every(({ shape }) => first && util.arraysEqual(shape, first.shape));
  const start = records[0];
  if (!first || !start || !alike) return runInherited('AddN', backend, tensors, attrs);
  const sum = backend.allocate(start.size);
  let left = start.pointer;
  for (const record of records.slice(1)) {
    if (!record) return runInherited('AddN', backend, tensors, attrs);
    backend.wasm.add(left, 0, 1, record.pointer, 0, 1, sum.pointer, 1, sum.size);
    left = sum.pointer;
  }
  if (left !== sum.pointer)
    backend.heap.f32.copyWithin(sum.pointer >>> 2, left >>> 2, (left >>> 2) + sum.size);
  return { dataId: sum, shape: first.shape, dtype: 'float32' };
});
