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
  readonly eps: number;
  readonly unbiased: boolean;
}

/** `dx` of BatchNorm, with the batch's statistics differentiated too; then `dgamma` and `dbeta` if `gamma` is given. */
export const batchNormGrad = simdKernel<Inputs, Attrs>(
  'WeirBatchNormGrad',
  (backend, { dy, x, mean, variance, gamma }, { eps, unbiased }) => {
    const { wasm } = backend;
    const C = lastAxis(x);
    const rows = rowsOf(x);
    const from = floats(backend, 'WeirBatchNormGrad', 'dy', dy, rows * C);
    const values = floats(backend, 'WeirBatchNormGrad', 'x', x, rows * C);
    const m = floats(backend, 'WeirBatchNormGrad', 'mean', mean, C);
    const v = floats(backend, 'WeirBatchNormGrad', 'variance', variance, C);
    const gain = floatsIf(backend, 'WeirBatchNormGrad', 'gamma', gamma, C);
    const dx = backend.allocate(rows * C);
    const scratch = backend.scratch(wasm.columnScratch(C));
    const n = unbiased ? 1 : 0;
    const outputs: TensorInfo[] = [{ dataId: dx, shape: x.shape, dtype: 'float32' }];
    let toGamma = 0;
    let toBeta = 0;
    if (gamma) {
      const dgamma = backend.allocate(C);
      const dbeta = backend.allocate(C);
      outputs.push(
        { dataId: dgamma, shape: [C], dtype: 'float32' },
        { dataId: dbeta, shape: [C], dtype: 'float32' },
      );
      toGamma = dgamma.pointer;
      toBeta = dbeta.pointer;
    }
    const to = dx.pointer;
    wasm.batchNormGrad(from, values, m, v, gain, to, toGamma, toBeta, rows, C, eps, n, scratch);
    return outputs;
  },
);
