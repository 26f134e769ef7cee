import type { TensorInfo } from '@tensorflow/tfjs-core';
import { depthwiseInfo, depthwiseSizes, repeatedChannels } from '../depthwise.ts';
import type { DepthwiseAttrs } from '../depthwise.ts';
import { float32Record } from '../float32Record.ts';
import { runInherited } from '../inherited.ts';
import { simdKernel } from '../simdKernel.ts';

interface Inputs {
  readonly x: TensorInfo;
  readonly dy: TensorInfo;
}

interface Attrs extends DepthwiseAttrs {
  readonly filterShape: number[];
}

/** The gradient of the filters that images were convolved with channel by channel. */
export const depthwiseConv2dNativeBackpropFilter = simdKernel<Inputs, Attrs>(
  'DepthwiseConv2dNativeBackpropFilter',
  (backend, inputs, attrs) => {
    const info = depthwiseInfo(inputs.x.shape, attrs.filterShape, attrs);
    const dy = float32Record(backend, inputs.dy);
    const from = dy && repeatedChannels(backend, inputs.x, info);
    if (!from) return runInherited('DepthwiseConv2dNativeBackpropFilter', backend, inputs, attrs);
    const gradient = backend.allocate(info.filterHeight * info.filterWidth * info.outChannels);
    backend.wasm.fill(gradient.pointer, gradient.size, 0);
    const sizes = depthwiseSizes(info);
    backend.wasm.depthwiseFilterGrad(from.record.pointer, gradient.pointer, dy.pointer, ...sizes);
    if (from.own) backend.disposeData(from.record);
    return { dataId: gradient, shape: info.filterShape, dtype: 'float32' };
  },
);
