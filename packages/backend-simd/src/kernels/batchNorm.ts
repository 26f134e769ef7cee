import type { TensorInfo } from '@tensorflow/tfjs-core';
import { floats, floatsIf, lastAxis, rowsOf } from '../operands.ts';
import { simdKernel } from '../simdKernel.ts';

interface Inputs {
  readonly x: TensorInfo;
  readonly gamma?: TensorInfo;
  readonly beta?: TensorInfo;
}

interface Attrs {
  readonly eps: number;
  readonly unbiased: boolean;
}

/** `y = (x − mean) / √(variance + eps) · gamma + beta` over the rows, then the `mean` and `variance` used. */
export const batchNorm = simdKernel<Inputs, Attrs>(
  'WeirBatchNorm',
  (backend, { x, gamma, beta }, { eps, unbiased }) => {
    const { wasm } = backend;
    const C = lastAxis(x);
    const rows = rowsOf(x);
    const from = floats(backend, 'WeirBatchNorm', 'x', x, rows * C);
    const gain = floatsIf(backend, 'WeirBatchNorm', 'gamma', gamma, C);
    const offset = floatsIf(backend, 'WeirBatchNorm', 'beta', beta, C);
    const y = backend.allocate(rows * C);
    const mean = backend.allocate(C);
    const variance = backend.allocate(C);
    const scratch = backend.scratch(wasm.columnScratch(C));
    const n = unbiased ? 1 : 0;
    wasm.batchNorm(from, gain, offset, y.pointer, mean.pointer, variance.pointer, rows, C, eps, n, scratch);
    return [
      { dataId: y, shape: x.shape, dtype: 'float32' },
      { dataId: mean, shape: [C], dtype: 'float32' },
      { dataId: variance, shape: [C], dtype: 'float32' },
    ];
  },
);
