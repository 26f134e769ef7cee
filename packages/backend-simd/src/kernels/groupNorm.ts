import type { TensorInfo } from '@tensorflow/tfjs-core';
import { floats, floatsIf, lastAxis, rowsOf } from '../operands.ts';
import { simdKernel } from '../simdKernel.ts';

interface Inputs {
  readonly x: TensorInfo;
  readonly gamma?: TensorInfo;
  readonly beta?: TensorInfo;
}

interface Attrs {
  readonly groups: number;
  readonly eps: number;
}

/**
 * Each example's groups of neighbouring channels normalised over their positions; then `mean` and `variance`
 * `[N, groups]`.
 */
export const groupNorm = simdKernel<Inputs, Attrs>(
  'WeirGroupNorm',
  (backend, { x, gamma, beta }, { groups, eps }) => {
    const { wasm } = backend;
    const C = lastAxis(x);
    const N = x.shape[0] ?? 1;
    const positions = N === 0 ? 0 : rowsOf(x) / N;
    if (!(groups >= 1) || C % groups !== 0) {
      throw new RangeError(
        `WeirGroupNorm: groups must divide the ${C} channels, got ${groups}; choose a divisor`,
      );
    }
    const from = floats(backend, 'WeirGroupNorm', 'x', x, N * positions * C);
    const gain = floatsIf(backend, 'WeirGroupNorm', 'gamma', gamma, C);
    const offset = floatsIf(backend, 'WeirGroupNorm', 'beta', beta, C);
    const y = backend.allocate(N * positions * C);
    const mean = backend.allocate(N * groups);
    const variance = backend.allocate(N * groups);
    const scratch = backend.scratch(wasm.columnScratch(C));
    const [m, v] = [mean.pointer, variance.pointer];
    wasm.groupNorm(from, gain, offset, y.pointer, m, v, N, positions, C, groups, eps, scratch);
    return [
      { dataId: y, shape: x.shape, dtype: 'float32' },
      { dataId: mean, shape: [N, groups], dtype: 'float32' },
      { dataId: variance, shape: [N, groups], dtype: 'float32' },
    ];
  },
);
