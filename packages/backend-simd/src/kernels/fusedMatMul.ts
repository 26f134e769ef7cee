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

/** tfjs's matMul with a bias and an activation, which its dense layers call. */
export const fusedMatMul = simdKernel<Inputs, Attrs>('_FusedMatMul', (backend, inputs, attrs) => {
  const { a, b, bias, preluActivationWeights } = inputs;
  const { transposeA, transposeB } = attrs;
  if (a.dtype !== 'float32' || b.dtype !== 'float32') {
    return runInherited('_FusedMatMul', backend, inputs, attrs);
  }
  const columns = b.shape.at(transposeB ? -2 : -1) ?? 1;
  const together = bias && isPerColumn(bias, columns);
  const { record, shape } = multiply(backend, { a, b, transposeA, transposeB }, together ? bias : undefined);
  let y: TensorInfo = { dataId: record, shape, dtype: 'float32' };
  if (bias && !together) y = addBias(backend, y, bias);
  return applyActivation(backend, y, attrs, preluActivationWeights);
});
