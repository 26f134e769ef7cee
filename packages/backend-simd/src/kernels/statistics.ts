import type { TensorInfo } from '@tensorflow/tfjs-core';
import { floatRecord, floatsIf } from '../operands.ts';
import { simdKernel } from '../simdKernel.ts';

interface Inputs {
  readonly x: TensorInfo;
  readonly minus?: TensorInfo;
}

/** `[6]`: count, mean, standard deviation (N − 1), min and max of the finite values of `x − minus`, count of the others. */
export const statistics = simdKernel<Inputs, object>('WeirStatistics', (backend, { x, minus }) => {
  const from = floatRecord(backend, 'WeirStatistics', 'x', x);
  const less = floatsIf(backend, 'WeirStatistics', 'minus', minus, from.size);
  const result = backend.allocate(6);
  backend.wasm.statistics(from.pointer, less, from.size, result.pointer);
  return [{ dataId: result, shape: [6], dtype: 'float32' }];
});
