import type { TensorInfo } from '@tensorflow/tfjs-core';
import { float32Record } from '../float32Record.ts';
import { runInherited } from '../inherited.ts';
import { simdKernel } from '../simdKernel.ts';

interface Attrs {
  readonly clipValueMin: number;
  readonly clipValueMax: number;
}

/** `x`, kept within two bounds; NaN stays NaN. */
export const clipByValue = simdKernel<{ readonly x: TensorInfo }, Attrs>(
  'ClipByValue',
  (backend, { x }, attrs) => {
    const from = float32Record(backend, x);
    if (!from) return runInherited('ClipByValue', backend, { x }, attrs);
    const y = backend.allocate(from.size);
    backend.wasm.clip(from.pointer, y.pointer, from.size, attrs.clipValueMin, attrs.clipValueMax);
    return { dataId: y, shape: x.shape, dtype: 'float32' };
  },
);
