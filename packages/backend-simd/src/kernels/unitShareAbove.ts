import type { TensorInfo } from '@tensorflow/tfjs-core';
import { measuringKernel } from '../measuringKernel.ts';
import { floats, lastAxis, rowsOf } from '../operands.ts';
import type { ShareAttrs } from './shareAbove.ts';

/** `[C]` share of each unit's values above the threshold, over all rows of `x […, C]`. */
export const unitShareAbove = measuringKernel<{ readonly x: TensorInfo }, ShareAttrs>(
  'WeirUnitShareAbove',
  ({ x }) => [lastAxis(x)],
  (backend, { x }, { threshold, absolute }, to) => {
    const C = lastAxis(x);
    const rows = rowsOf(x);
    const from = floats(backend, 'WeirUnitShareAbove', 'x', x, rows * C);
    backend.wasm.unitShareAbove(from, rows, C, threshold, absolute ? 1 : 0, to);
  },
);
