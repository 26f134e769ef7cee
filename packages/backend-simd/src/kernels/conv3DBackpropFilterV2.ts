import { util } from '@tensorflow/tfjs-core';
import type { TensorInfo } from '@tensorflow/tfjs-core';
import { float32Record } from '../float32Record.ts';
import { runInherited } from '../inherited.ts';
import { simdKernel } from '../simdKernel.ts';
import { inputPlaces, volumeConvInfo, volumeConvSizes } from '../volumeConvolution.ts';
import type { VolumeConvAttrs } from '../volumeConvolution.ts';

interface Inputs {
  readonly x: TensorInfo;
  readonly dy: TensorInfo;
}

interface Attrs extends VolumeConvAttrs {
  readonly filterShape: number[];
}

/** Gradient of the filter that volumes are convolved with. */
export const conv3DBackpropFilterV2 = simdKernel<Inputs, Attrs>(
  'Conv3DBackpropFilterV2',
  (backend, { x, dy }, attrs) => {
    const { strides, pad, filterShape } = attrs;
    const info = volumeConvInfo(x.shape, filterShape, { strides, pad });
    const from = float32Record(backend, x);
    const slopes = float32Record(backend, dy);
    if (!from || !slopes || !util.arraysEqual(dy.shape, info.outShape)) {
      return runInherited('Conv3DBackpropFilterV2', backend, { x, dy }, attrs);
    }
    const dfilter = backend.allocate(util.sizeFromShape(filterShape));
    const sources = inputPlaces(backend, info);
    backend.wasm.convolveVolumesFilterGrad(
      ...([from.pointer, slopes.pointer, dfilter.pointer, sources] as const),
      ...volumeConvSizes(info, 'input'),
    );
    return { dataId: dfilter, shape: info.filterShape, dtype: 'float32' };
  },
);
