import type { TensorInfo } from '@tensorflow/tfjs-core';
import { depthwiseInfo, runDepthwise } from '../depthwise.ts';
import type { DepthwiseAttrs } from '../depthwise.ts';
import { runInherited } from '../inherited.ts';
import { simdKernel } from '../simdKernel.ts';

interface Inputs {
  readonly x: TensorInfo;
  readonly filter: TensorInfo;
}

/** Convolution of each channel by filters of its own: `[N, h, w, C]` by `[kh, kw, C, m]` is `[N, h′, w′, C · m]`. */
export const depthwiseConv2dNative = simdKernel<Inputs, DepthwiseAttrs>(
  'DepthwiseConv2dNative',
  (backend, inputs, attrs) => {
    const info = depthwiseInfo(inputs.x.shape, inputs.filter.shape, attrs);
    const y = runDepthwise(backend, inputs.x, inputs.filter, info);
    if (!y) return runInherited('DepthwiseConv2dNative', backend, inputs, attrs);
    return { dataId: y, shape: info.outShape, dtype: 'float32' };
  },
);
