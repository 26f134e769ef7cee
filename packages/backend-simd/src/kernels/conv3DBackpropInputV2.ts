import { util } from '@tensorflow/tfjs-core';
import type { TensorInfo } from '@tensorflow/tfjs-core';
import { float32Record } from '../float32Record.ts';
import { runInherited } from '../inherited.ts';
import { simdKernel } from '../simdKernel.ts';
import { transposed } from '../transposed.ts';
import { outputPlaces, volumeConvInfo, volumeConvSizes } from '../volumeConvolution.ts';
import type { VolumeConvAttrs } from '../volumeConvolution.ts';

interface Inputs {
  readonly dy: TensorInfo;
  readonly filter: TensorInfo;
}

interface Attrs extends VolumeConvAttrs {
  readonly inputShape: number[];
}

/** Gradient of volumes that are convolved: `dy` at the places that each was read for, by the filter with its channels swapped. */
export const conv3DBackpropInputV2 = simdKernel<Inputs, Attrs>(
  'Conv3DBackpropInputV2',
  (backend, { dy, filter }, attrs) => {
    const { strides, pad, inputShape } = attrs;
    const info = volumeConvInfo(inputShape, filter.shape, { strides, pad });
    const slopes = float32Record(backend, dy);
    if (!slopes || !float32Record(backend, filter) || !util.arraysEqual(dy.shape, info.outShape)) {
      return runInherited('Conv3DBackpropInputV2', backend, { dy, filter }, attrs);
    }
    const dx = backend.allocate(util.sizeFromShape(inputShape));
    const swapped = transposed(backend, filter, [0, 1, 2, 4, 3]);
    const sources = outputPlaces(backend, info);
    backend.wasm.convolveVolumes(
      ...([slopes.pointer, swapped.pointer, dx.pointer, sources] as const),
      ...volumeConvSizes(info, 'output'),
    );
    backend.disposeData(swapped);
    return { dataId: dx, shape: info.inShape, dtype: 'float32' };
  },
);
