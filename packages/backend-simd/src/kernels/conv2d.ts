import type { TensorInfo } from '@tensorflow/tfjs-core';
import { convInfo } from '../convolution.ts';
import type { ConvAttrs } from '../convolution.ts';
import { runInherited } from '../inherited.ts';
import { runConvolution } from '../runConvolution.ts';
import { simdKernel } from '../simdKernel.ts';

interface Inputs {
  readonly x: TensorInfo;
  readonly filter: TensorInfo;
}

interface Attrs extends ConvAttrs {
  readonly dilations: [number, number] | number;
}

/** `y [N, oh, ow, O] = x [N, h, w, I] ∗ filter [kh, kw, I, O]`. */
export const conv2d = simdKernel<Inputs, Attrs>('Conv2D', (backend, { x, filter }, attrs) => {
  const info = convInfo(x.shape, filter.shape, attrs, attrs.dilations);
  const y = runConvolution(backend, x, filter, 0, info);
  if (!y) return runInherited('Conv2D', backend, { x, filter }, attrs);
  return { dataId: y, shape: info.outShape, dtype: 'float32' };
});
