import { floats, floatsIf, lastAxis, rowsOf } from '../operands.ts';
import { simdKernel } from '../simdKernel.ts';
import type { ShareAttrs, ShareInputs } from './shareAbove.ts';

/** `[C]` share of each unit's values of `x − minus` above the threshold, over all rows of `x […, C]`. */
export const unitShareAbove = simdKernel<ShareInputs, ShareAttrs>(
  'WeirUnitShareAbove',
  (backend, { x, minus }, { threshold, absolute }) => {
    const C = lastAxis(x);
    const rows = rowsOf(x);
    const from = floats(backend, 'WeirUnitShareAbove', 'x', x, rows * C);
    const less = floatsIf(backend, 'WeirUnitShareAbove', 'minus', minus, rows * C);
    const share = backend.allocate(C);
    backend.wasm.unitShareAbove(from, less, rows, C, threshold, absolute ? 1 : 0, share.pointer);
    return [{ dataId: share, shape: [C], dtype: 'float32' }];
  },
);
