import type { TensorInfo } from '@tensorflow/tfjs-core';
import { float32Record } from '../float32Record.ts';
import { runInherited } from '../inherited.ts';
import { simdKernel } from '../simdKernel.ts';

interface Attrs {
  readonly depthRadius: number;
  readonly bias: number;
  readonly alpha: number;
  readonly beta: number;
}

/** Local response normalisation: `x · (bias + alpha Σ x²)^−beta`, the sum over neighbouring channels. */
export const lrn = simdKernel<{ readonly x: TensorInfo }, Attrs>('LRN', (backend, { x }, attrs) => {
  const { depthRadius, bias, alpha, beta } = attrs;
  const from = float32Record(backend, x);
  const channels = x.shape[3] ?? 0;
  if (!from || from.size === 0 || beta === 0) return runInherited('LRN', backend, { x }, attrs);
  const y = backend.allocate(from.size);
  const radius = Math.min(depthRadius, channels);
  const scratch = backend.scratch(backend.wasm.localResponseScratch(channels, radius));
  backend.wasm.localResponse(
    ...([from.pointer, y.pointer, from.size / channels, channels, radius] as const),
    ...([bias, alpha, beta, scratch] as const),
  );
  return { dataId: y, shape: x.shape, dtype: 'float32' };
});
