import { util } from '@tensorflow/tfjs-core';
import type { TensorInfo } from '@tensorflow/tfjs-core';
import { convInfo, paddingIsHarmless } from '../convolution.ts';
import type { ConvAttrs } from '../convolution.ts';
import { convolveOnThreads } from '../threads/convolveOnThreads.ts';
import { runInherited } from '../inherited.ts';
import { floats } from '../operands.ts';
import { simdKernel } from '../simdKernel.ts';

interface Inputs {
  readonly dy: TensorInfo;
  readonly filter: TensorInfo;
}

interface Attrs extends ConvAttrs {
  readonly inputShape: [number, number, number, number];
}

/**
 * Gradient of a convolution's input: `dy`, its pixels a stride apart, convolved with the filter turned by 180°.
 */
export const conv2dBackpropInput = simdKernel<Inputs, Attrs>(
  'Conv2DBackpropInput',
  (backend, { dy, filter }, attrs) => {
    const info = convInfo(attrs.inputShape, filter.shape, attrs, 1);
    const floats32 = dy.dtype === 'float32' && filter.dtype === 'float32';
    // tfjs takes a `dy` of another shape too, and uses part of it.
    const fast = floats32 && info.dataFormat === 'channelsLast' && util.arraysEqual(dy.shape, info.outShape);
    if (!fast || !paddingIsHarmless(backend, filter)) {
      return runInherited('Conv2DBackpropInput', backend, { dy, filter }, attrs);
    }
    const { wasm } = backend;
    const { batchSize, inHeight, inWidth, inChannels, outHeight, outWidth, outChannels } = info;
    const { filterHeight, filterWidth, padInfo } = info;
    const taps = filterHeight * filterWidth;
    const from = floats(backend, 'conv2d', 'dy', dy, batchSize * outHeight * outWidth * outChannels);
    const by = floats(backend, 'conv2d', 'filter', filter, taps * inChannels * outChannels);
    const dx = backend.allocate(batchSize * inHeight * inWidth * inChannels);
    const output: TensorInfo = { dataId: dx, shape: info.inShape, dtype: 'float32' };
    if (dx.size === 0) return output;
    const height = inHeight + filterHeight - 1;
    const width = inWidth + filterWidth - 1;
    const bytes = wasm.convolveScratch(filterHeight, filterWidth, outChannels, inChannels, height, width);
    const args = [
      ...([from, by, 0, dx.pointer, batchSize, outHeight, outWidth, outChannels, height, width] as const),
      ...([filterHeight - 1 - padInfo.top, filterWidth - 1 - padInfo.left] as const),
      ...([info.strideHeight, info.strideWidth, filterHeight, filterWidth, inChannels] as const),
      ...([1, 1, 1, 1, inHeight, inWidth, 1] as const),
    ];
    convolveOnThreads(backend, 'convolve', args, bytes, dx.size * taps * outChannels);
    return output;
  },
);
