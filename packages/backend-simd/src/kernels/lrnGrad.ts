import type { TensorInfo } from '@tensorflow/tfjs-core';
import { float32Record } from '../float32Record.ts';
import { runInherited } from '../inherited.ts';
import { simdKernel } from '../simdKernel.ts';

interface Inputs {
  readonly x: TensorInfo;
  readonly y: TensorInfo;
  readonly dy: TensorInfo;
}

interface Attrs {
  readonly depthRadius: number;
  readonly bias: number;
  readonly alpha: number;
  readonly beta: number;
}

/** Gradient of local response normalisation. */
export const lrnGrad = simdKernel<Inputs, Attrs>('LRNGrad', (backend, inputs, attrs) => {
  const { x, y, dy } = inputs;
  const { depthRadius, bias, alpha, beta } = attrs;
  const from = float32Record(backend, x);
  const response = float32Record(backend, y);
  const slopes = float32Record(backend, dy);
  const channels = dy.shape[3] ?? 0;
  if (!from || !response || !slopes || slopes.size === 0 || beta === 0) {
    return runInherited('LRNGrad', backend, inputs, attrs);
  }
  const dx = backend.allocate(slopes.size);
  const radius = Math.min(depthRadius, channels);
  const scratch = backend.scratch(backend.wasm.localResponseScratch(channels, radius));
  backend.wasm.localResponseGrad(
    ...([from.pointer, response.pointer, slopes.pointer, dx.pointer] as const),
    ...([slopes.size / channels, channels, radius, bias, alpha, beta, scratch] as const),
  );
  return { dataId: dx, shape: dy.shape, dtype: 'float32' };
});
