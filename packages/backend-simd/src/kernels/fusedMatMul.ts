import { util } from '@tensorflow/tfjs-core';
import type { TensorInfo } from '@tensorflow/tfjs-core';
import { addBias, applyActivation, isPerColumn } from '../fusedActivation.ts';
import type { FusedActivation } from '../fusedActivation.ts';
import { runInherited } from '../inherited.ts';
import { simdKernel } from '../simdKernel.ts';
import { batchMatMul } from './batchMatMul.ts';

interface Inputs {
  readonly a: TensorInfo;
  readonly b: TensorInfo;
  readonly bias?: TensorInfo;
  readonly preluActivationWeights?: TensorInfo;
}

interface Attrs extends FusedActivation {
  readonly transposeA: boolean;
  readonly transposeB: boolean;
}

/** `activation(a · b + bias)`, either operand transposed. */
export const fusedMatMul = simdKernel<Inputs, Attrs>('_FusedMatMul', (backend, inputs, attrs) => {
  const { a, b, bias, preluActivationWeights } = inputs;
  const { transposeA, transposeB } = attrs;
  if (a.dtype !== 'float32' || b.dtype !== 'float32')
    return runInherited('_FusedMatMul', backend, inputs, attrs);
  const [rows = 0, columns = 0] = a.shape.slice(-2);
  const [bRows = 0, bColumns = 0] = b.shape.slice(-2);
  const [m, k] = transposeA ? [columns, rows] : [rows, columns];
  const [n, inner] = transposeB ? [bRows, bColumns] : [bColumns, bRows];
  const single = util.sizeFromShape(a.shape) === m * k && util.sizeFromShape(b.shape) === k * n;
  let y: TensorInfo;
  if (bias && single && inner === k && a.shape.length === b.shape.length && isPerColumn(bias, n)) {
    const { wasm } = backend;
    const [left, right, offset] = [backend.pointer(a), backend.pointer(b), backend.pointer(bias)];
    const out = backend.allocate(m * n);
    const flags = [transposeA ? 1 : 0, transposeB ? 1 : 0] as const;
    const scratch = backend.scratch(wasm.matMulScratch(m, n, k, ...flags));
    wasm.matMul(left, right, offset, out.pointer, m, n, k, ...flags, scratch);
    y = { dataId: out, shape: [...a.shape.slice(0, -2), m, n], dtype: 'float32' };
  } else {
    const product = batchMatMul.kernelFunc({ inputs: { a, b }, attrs: { transposeA, transposeB }, backend });
    y = product as TensorInfo; // that kernel has one output
    if (bias) y = addBias(backend, y, bias);
  }
  return applyActivation(backend, y, attrs, preluActivationWeights);
});
