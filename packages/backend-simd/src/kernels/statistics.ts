import type { TensorInfo } from '@tensorflow/tfjs-core';
import { measuringKernel } from '../measuringKernel.ts';
import { floatRecord, floatsIf } from '../operands.ts';

interface Inputs {
  readonly x: TensorInfo;
  readonly minus?: TensorInfo;
}

/** `[6]`: count, mean, standard deviation (N − 1), min and max of the finite values of `x − minus`, count of the others. */
export const statistics = measuringKernel<Inputs, object>(
  'WeirStatistics',
  () => [6],
  (backend, { x, minus }, _attrs, to) => {
    const from = floatRecord(backend, 'WeirStatistics', 'x', x);
    const less = floatsIf(backend, 'WeirStatistics', 'minus', minus, from.size);
    backend.wasm.statistics(from.pointer, less, from.size, to);
  },
);
