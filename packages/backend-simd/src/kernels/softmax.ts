import type { TensorInfo } from '@tensorflow/tfjs-core';
import { float32Record } from '../float32Record.ts';
import { runInherited } from '../inherited.ts';
import { lastAxis, rowsOf } from '../operands.ts';
import { simdKernel } from '../simdKernel.ts';

interface Inputs {
  readonly logits: TensorInfo;
}

interface Attrs {
  readonly dim: number;
}

/** `eˣ / Σ eˣ` along the last axis. */
export const softmax = simdKernel<Inputs, Attrs>('Softmax', (backend, { logits }, { dim }) => {
  const rank = logits.shape.length;
  const from = float32Record(backend, logits);
  if (!from || rank === 0 || from.size === 0 || (dim !== -1 && dim !== rank - 1)) {
    return runInherited('Softmax', backend, { logits }, { dim });
  }
  const y = backend.allocate(from.size);
  backend.wasm.softmax(from.pointer, y.pointer, rowsOf(logits), lastAxis(logits));
  return { dataId: y, shape: logits.shape, dtype: 'float32' };
});
