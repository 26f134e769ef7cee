import type { TensorInfo } from '@tensorflow/tfjs-core';
import { floats, lastAxis, rowsOf } from '../operands.ts';
import { simdKernel } from '../simdKernel.ts';
import type { ShareAttrs } from './shareAbove.ts';

/** `[C]` share of each unit's values above the threshold, over all rows of `x […, C]`. */
export const unitShareAbove = simdKernel<{ readonly x: TensorInfo }, ShareAttrs>(
  'WeirUnitShareAbove',
  (backend, { x }, { threshold, absolute }) => {
    const C = lastAxis(x);
    const rows = rowsOf(x);
    const from = floats(backend, 'WeirUnitShareAbove', 'x', x, rows * C);
    const share = backend.allocate(C);
    backend.wasm.unitShareAbove(from, rows, C, threshold, absolute ? 1 : 0, share.pointer);
    return [{ dataId: share, shape: [C], dtype: 'float32' }];
  },
);
