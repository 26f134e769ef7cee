import type { TensorInfo } from '@tensorflow/tfjs-core';
import { convInfo } from '../convolution.ts';
import type { ConvAttrs } from '../convolution.ts';
import { addBias, applyActivation, isPerColumn } from '../fusedActivation.ts';
import type { FusedActivation } from '../fusedActivation.ts';
import { runInherited } from '../inherited.ts';
import { runConvolution } from '../runConvolution.ts';
import { simdKernel } from '../simdKernel.ts';

interface Inputs {
  readonly x: TensorInfo;
  readonly filter: TensorInfo;
  readonly bias?: TensorInfo;
  readonly preluActivationWeights?: TensorInfo;
}

interface Attrs extends ConvAttrs, FusedActivation {
  readonly dilations: [number, number] | number;
}

/** `activation(x ∗ filter + bias)`. */
export const fusedConv2D = simdKernel<Inputs, Attrs>('FusedConv2D', (backend, inputs, attrs) => {
  const { x, filter, bias, preluActivationWeights } = inputs;
  const info = convInfo(x.shape, filter.shape, attrs, attrs.dilations);
  const together = bias && isPerColumn(bias, info.outChannels);
  const record = runConvolution(backend, x, filter, together ? backend.pointer(bias) : 0, info);
  if (!record) return runInherited('FusedConv2D', backend, inputs, attrs);
  let y: TensorInfo = { dataId: record, shape: info.outShape, dtype: 'float32' };
  if (bias && !together) y = addBias(backend, y, bias);
  return applyActivation(backend, y, attrs, preluActivationWeights);
});
