import type { TensorInfo } from '@tensorflow/tfjs-core';
import { depthwiseInfo, depthwiseSizes } from '../depthwise.ts';
import type { DepthwiseAttrs } from '../depthwise.ts';
import { float32Record } from '../float32Record.ts';
import { runInherited } from '../inherited.ts';
import { simdKernel } from '../simdKernel.ts';

interface Inputs {
  readonly dy: TensorInfo;
  readonly filter: TensorInfo;
}

interface Attrs extends DepthwiseAttrs {
  readonly inputShape: number[];
}

/** The gradient of the images that were convolved channel by channel. */
export const depthwiseConv2dNativeBackpropInput = simdKernel<Inputs, Attrs>(
  'DepthwiseConv2dNativeBackpropInput',
  (backend, inputs, attrs) => {
    const name = 'DepthwiseConv2dNativeBackpropInput';
    const info = depthwiseInfo(attrs.inputShape, inputs.filter.shape, attrs);
    const dy = float32Record(backend, inputs.dy);
    const filter = float32Record(backend, inputs.filter);
    if (!dy || !filter) return runInherited(name, backend, inputs, attrs);
    const { batchSize, inHeight, inWidth, inChannels, outChannels } = info;
    const times = outChannels / inChannels;
    const size = batchSize * inHeight * inWidth * inChannels;
    const each = backend.allocate(size * times);
    backend.wasm.depthwiseInputGrad(each.pointer, filter.pointer, dy.pointer, ...depthwiseSizes(info));
    if (times === 1) return { dataId: each, shape: info.inShape, dtype: 'float32' };
    const dx = backend.allocate(size);
    backend.wasm.sumEach(each.pointer, dx.pointer, size, times);
    backend.disposeData(each);
    return { dataId: dx, shape: info.inShape, dtype: 'float32' };
  },
);
