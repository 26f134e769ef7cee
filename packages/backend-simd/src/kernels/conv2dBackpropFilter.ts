import type { TensorInfo } from '@tensorflow/tfjs-core';
import { convInfo, frameOf, isUnpadded, paddingIsHarmless } from '../convolution.ts';
import type { ConvAttrs } from '../convolution.ts';
import { convolveOnThreads } from '../threads/convolveOnThreads.ts';
import { runInherited } from '../inherited.ts';
import { floats } from '../operands.ts';
import { simdKernel } from '../simdKernel.ts';

interface Inputs {
  readonly x: TensorInfo;
  readonly dy: TensorInfo;
}

interface Attrs extends ConvAttrs {
  readonly filterShape: [number, number, number, number];
}

/** Gradient of a convolution's filter: `dfilter [kh, kw, I, O] = Σ x · dy` over images and positions. */
export const conv2dBackpropFilter = simdKernel<Inputs, Attrs>(
  'Conv2DBackpropFilter',
  (backend, { x, dy }, attrs) => {
    const info = convInfo(x.shape, attrs.filterShape, attrs, 1);
    const fast = x.dtype === 'float32' && dy.dtype === 'float32' && info.dataFormat === 'channelsLast';
    if (!fast) return runInherited('Conv2DBackpropFilter', backend, { x, dy }, attrs);
    const { wasm } = backend;
    const { batchSize, inHeight, inWidth, inChannels, outHeight, outWidth, outChannels } = info;
    const { filterHeight, filterWidth, padInfo } = info;
    const from = floats(backend, 'conv2d', 'x', x, batchSize * inHeight * inWidth * inChannels);
    const by = floats(backend, 'conv2d', 'dy', dy, batchSize * outHeight * outWidth * outChannels);
    const dfilter = backend.allocate(filterHeight * filterWidth * inChannels * outChannels);
    const output: TensorInfo = { dataId: dfilter, shape: attrs.filterShape, dtype: 'float32' };
    if (dfilter.size === 0) return output;
    if (backend.record(x).size === 0 || backend.record(dy).size === 0) {
      wasm.fill(dfilter.pointer, dfilter.size, 0);
      return output;
    }
    const frame = frameOf(info);
    const bytes = wasm.convolveFilterGradScratch(
      ...([filterHeight, filterWidth, inChannels, outChannels, frame.height, frame.width] as const),
    );
    const args = [
      ...([from, by, dfilter.pointer, batchSize, inHeight, inWidth, inChannels] as const),
      ...([frame.height, frame.width, padInfo.top, padInfo.left, filterHeight, filterWidth] as const),
      ...([outChannels, info.strideHeight, info.strideWidth, outHeight, outWidth] as const),
    ];
    const work = dfilter.size * batchSize * outHeight * outWidth;
    convolveOnThreads(backend, 'convolveFilterGrad', args, bytes, work);
    // What is not finite in dy is summed into every tap: a finite gradient, far smaller than dy, tells the same of it.
    const unsure = !isUnpadded(info) && !paddingIsHarmless(backend, output);
    if (!unsure || paddingIsHarmless(backend, dy)) return output;
    backend.disposeData(dfilter);
    return runInherited('Conv2DBackpropFilter', backend, { x, dy }, attrs);
  },
);
