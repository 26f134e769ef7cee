import type { TensorInfo } from '@tensorflow/tfjs-core';
import { addBias, applyActivation, isPerColumn } from '../fusedActivation.ts';
import type { FusedActivation } from '../fusedActivation.ts';
import { runInherited } from '../inherited.ts';
import { multiply } from '../multiply.ts';
import { simdKernel } from '../simdKernel.ts';

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
  const columns = b.shape.at(transposeB ? -2 : -1) ?? 0;
  // A bias of one value a column goes into the product's tiles; any other is added after.
  const within = bias && isPerColumn(bias, columns) ? bias : undefined;
  const { record, shape } = multiply(backend, { a, b, transposeA, transposeB }, within);
  const product: TensorInfo = { dataId: record, shape, dtype: 'float32' };
  const y = bias && !within ? addBias(backend, product, bias) : product;
  return applyActivation(backend, y, attrs, preluActivationWeights);
});
