import type { TensorInfo } from '@tensorflow/tfjs-core';
import { floats, floatsIf, lastAxis, rowsOf } from '../operands.ts';
import { simdKernel } from '../simdKernel.ts';

interface Inputs {
  readonly dy: TensorInfo;
  readonly x: TensorInfo;
  readonly mean: TensorInfo;
  readonly variance: TensorInfo;
  readonly gamma?: TensorInfo;
}

interface Attrs {
  readonly groups: number;
  readonly eps: number;
}

/**
 * `dx` of GroupNorm, with the statistics differentiated too; then `dgamma` and `dbeta` if `gamma` is given.
 *
 * Beside `batchNormGrad` rather than one with it: an example's groups are walked through otherwise than columns, for speed.
 */
export const groupNormGrad = simdKernel<Inputs, Attrs>(
  'WeirGroupNormGrad',
  (backend, { dy, x, mean, variance, gamma }, { groups, eps }) => {
    const { wasm } = backend;
    const C = lastAxis(x);
    const N = x.shape[0] ?? 1;
    const positions = N === 0 ? 0 : rowsOf(x) / N;
    if (!(groups >= 1) || C % groups !== 0) {
      throw new RangeError(
        `WeirGroupNormGrad: groups must divide the ${C} channels, got ${groups}; choose a divisor`,
      );
    }
    const size = N * positions * C;
    const from = floats(backend, 'WeirGroupNormGrad', 'dy', dy, size);
    const values = floats(backend, 'WeirGroupNormGrad', 'x', x, size);
    const m = floats(backend, 'WeirGroupNormGrad', 'mean', mean, N * groups);
    const v = floats(backend, 'WeirGroupNormGrad', 'variance', variance, N * groups);
    const gain = floatsIf(backend, 'WeirGroupNormGrad', 'gamma', gamma, C);
    const dx = backend.allocate(size);
    const scratch = backend.scratch(wasm.groupNormGradScratch(C));
    const outputs: TensorInfo[] = [{ dataId: dx, shape: x.shape, dtype: 'float32' }];
    let toGamma = 0;
    let toBeta = 0;
    if (gamma) {
      const dgamma = backend.allocate(C);
      const dbeta = backend.allocate(C);
      toGamma = dgamma.pointer;
      toBeta = dbeta.pointer;
      outputs.push(
        { dataId: dgamma, shape: [C], dtype: 'float32' },
        { dataId: dbeta, shape: [C], dtype: 'float32' },
      );
    }
    const to = dx.pointer;
    wasm.groupNormGrad(from, values, m, v, gain, to, toGamma, toBeta, N, positions, C, groups, eps, scratch);
    return outputs;
  },
);
