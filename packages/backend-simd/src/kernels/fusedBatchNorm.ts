import type { TensorInfo } from '@tensorflow/tfjs-core';
import { float32Record } from '../float32Record.ts';
import { runInherited } from '../inherited.ts';
import { lastAxis, rowsOf } from '../operands.ts';
import { simdKernel } from '../simdKernel.ts';

interface Inputs {
  readonly x: TensorInfo;
  readonly mean: TensorInfo;
  readonly variance: TensorInfo;
  readonly scale?: TensorInfo;
  readonly offset?: TensorInfo;
}

interface Attrs {
  readonly varianceEpsilon?: number;
}

/** `y = (x − mean) · scale / √(variance + eps) + offset`, each of the four of the last axis's length. */
export const fusedBatchNorm = simdKernel<Inputs, Attrs>('FusedBatchNorm', (backend, inputs, attrs) => {
  const { x, mean, variance, scale, offset } = inputs;
  const C = lastAxis(x);
  const from = float32Record(backend, x);
  const statistics = [mean, variance, scale, offset];
  const perChannel = statistics.every(
    (tensor) => !tensor || (tensor.dtype === 'float32' && tensor.shape.length === 1 && tensor.shape[0] === C),
  );
  if (!from || !perChannel) return runInherited('FusedBatchNorm', backend, inputs, attrs);
  const [meanAt = 0, varianceAt = 0, scaleAt = 0, offsetAt = 0] = statistics.map((tensor) =>
    tensor ? backend.pointer(tensor) : 0,
  );
  const y = backend.allocate(from.size);
  const factors = backend.scratch(C * 4 + 16);
  backend.wasm.normalize(
    ...([from.pointer, meanAt, varianceAt, scaleAt, offsetAt, y.pointer, rowsOf(x), C] as const),
    ...([attrs.varianceEpsilon ?? 0.001, factors] as const),
  );
  return { dataId: y, shape: x.shape, dtype: 'float32' };
});
