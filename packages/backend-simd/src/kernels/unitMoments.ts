import type { TensorInfo } from '@tensorflow/tfjs-core';
import { measuringKernel } from '../measuringKernel.ts';
import { floats, lastAxis, rowsOf } from '../operands.ts';

/** `[2, C]`: the mean and the standard deviation (over rows − 1) of each unit of `x […, C]`. */
export const unitMoments = measuringKernel<{ readonly x: TensorInfo }, object>(
  'WeirUnitMoments',
  ({ x }) => [2, lastAxis(x)],
  (backend, { x }, _attrs, to) => {
    const C = lastAxis(x);
    const rows = rowsOf(x);
    const from = floats(backend, 'WeirUnitMoments', 'x', x, rows * C);
    backend.wasm.unitMoments(from, rows, C, to);
  },
);
