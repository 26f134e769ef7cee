import { util } from '@tensorflow/tfjs-core';
import type { TensorInfo } from '@tensorflow/tfjs-core';
import { FLOATS, runBinary } from './binaryKernel.ts';
import { runInherited } from './inherited.ts';
import type { SimdBackend } from './simdBackend.ts';

/** The activation of tfjs's fused kernels. */
export interface FusedActivation {
  readonly activation?: 'linear' | 'relu' | 'relu6' | 'elu' | 'sigmoid' | 'leakyrelu' | 'prelu' | null;
  readonly leakyreluAlpha?: number;
}

const IN_PLACE = {
  relu: 'relu',
  relu6: 'relu6',
  elu: 'elu',
  sigmoid: 'sigmoid',
  leakyrelu: 'leakyRelu',
} as const;

/** True of a bias that stands for one value a column of `y`, so that it can be added as `y` is made. */
export function isPerColumn(bias: TensorInfo, columns: number): boolean {
  const size = util.sizeFromShape(bias.shape);
  return bias.dtype === 'float32' && size === columns && bias.shape.at(-1) === columns;
}

/** Adds a bias that broadcasts to a fresh `y`, in place where it can be. */
export function addBias(backend: SimdBackend, y: TensorInfo, bias: TensorInfo): TensorInfo {
  const columns = y.shape.at(-1) ?? 1;
  if (columns > 0 && isPerColumn(bias, columns)) {
    const { pointer, size } = backend.record(y);
    const by = backend.pointer(bias);
    backend.wasm.add(pointer, columns * 4, 1, by, 0, 1, pointer, size / columns, columns);
    return y;
  }
  const sum =
    runBinary(backend, 'add', FLOATS, y, bias) ?? runInherited('Add', backend, { a: y, b: bias }, {});
  backend.disposeIntermediateTensorInfo(y);
  return sum;
}

/** Applies an activation to a fresh `y`, in place but for `prelu`, whose slopes are `weights`. */
export function applyActivation(
  backend: SimdBackend,
  y: TensorInfo,
  { activation, leakyreluAlpha }: FusedActivation,
  weights: TensorInfo | undefined,
): TensorInfo {
  if (!activation || activation === 'linear') return y;
  if (activation === 'prelu') {
    const result =
      (weights && runBinary(backend, 'prelu', FLOATS, y, weights)) ??
      runInherited('Prelu', backend, { x: y, alpha: weights }, {});
    backend.disposeIntermediateTensorInfo(y);
    return result;
  }
  const name = IN_PLACE[activation];
  if (name === undefined) {
    const known = ['linear', 'prelu', ...Object.keys(IN_PLACE)].join(', ');
    throw new RangeError(
      `fused: activation must be one of ${known}, got ${String(activation)}; check the name`,
    );
  }
  const { pointer, size } = backend.record(y);
  backend.wasm[name](pointer, pointer, size, activation === 'leakyrelu' ? (leakyreluAlpha ?? 0) : 1);
  return y;
}
