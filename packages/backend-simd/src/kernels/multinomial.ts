import type { TensorInfo } from '@tensorflow/tfjs-core';
import { float32Record } from '../float32Record.ts';
import { runInherited } from '../inherited.ts';
import { lastAxis, rowsOf } from '../operands.ts';
import { simdKernel } from '../simdKernel.ts';

interface Attrs {
  readonly numSamples: number;
  readonly seed: number;
  readonly normalized: boolean;
}

/** Samples of each row's distribution: tfjs's own, and so its random numbers, of probabilities that come from here. */
export const multinomial = simdKernel<{ readonly logits: TensorInfo }, Attrs>(
  'Multinomial',
  (backend, { logits }, attrs) => {
    const from = attrs.normalized ? undefined : float32Record(backend, logits);
    if (!from || from.size === 0) return runInherited('Multinomial', backend, { logits }, attrs);
    const shares = backend.allocate(from.size);
    backend.wasm.softmax(from.pointer, shares.pointer, rowsOf(logits), lastAxis(logits));
    const probabilities: TensorInfo = { dataId: shares, shape: logits.shape, dtype: 'float32' };
    const samples = runInherited(
      'Multinomial',
      backend,
      { logits: probabilities },
      { ...attrs, normalized: true },
    );
    backend.disposeData(shares);
    return samples;
  },
);
