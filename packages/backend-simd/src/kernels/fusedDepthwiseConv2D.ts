import type { TensorInfo } from '@tensorflow/tfjs-core';
import { depthwiseInfo, runDepthwise } from '../depthwise.ts';
import type { DepthwiseAttrs } from '../depthwise.ts';
import { addBias, applyActivation } from '../fusedActivation.ts';
import type { FusedActivation } from '../fusedActivation.ts';
import { runInherited } from '../inherited.ts';
import { simdKernel } from '../simdKernel.ts';

interface Inputs {
  readonly x: TensorInfo;
  readonly filter: TensorInfo;
  readonly bias?: TensorInfo;
  readonly preluActivationWeights?: TensorInfo;
}

/** `activation(x ∗ filter + bias)`, each channel by itself. */
export const fusedDepthwiseConv2D = simdKernel<Inputs, DepthwiseAttrs & FusedActivation>(
  'FusedDepthwiseConv2D',
  (backend, inputs, attrs) => {
    const { x, filter, bias, preluActivationWeights } = inputs;
    const info = depthwiseInfo(x.shape, filter.shape, attrs);
    const record = runDepthwise(backend, x, filter, info);
    if (!record) return runInherited('FusedDepthwiseConv2D', backend, inputs, attrs);
    let y: TensorInfo = { dataId: record, shape: info.outShape, dtype: 'float32' };
    if (bias) y = addBias(backend, y, bias);
    return applyActivation(backend, y, attrs, preluActivationWeights);
  },
);
