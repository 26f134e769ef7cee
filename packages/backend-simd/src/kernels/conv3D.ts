import { util } from '@tensorflow/tfjs-core';
import type { TensorInfo } from '@tensorflow/tfjs-core';
import { float32Record } from '../float32Record.ts';
import { runInherited } from '../inherited.ts';
import { simdKernel } from '../simdKernel.ts';
import { inputPlaces, volumeConvInfo, volumeConvSizes } from '../volumeConvolution.ts';
import type { VolumeConvAttrs } from '../volumeConvolution.ts';

interface Inputs {
  readonly x: TensorInfo;
  readonly filter: TensorInfo;
}

/** Volumes convolved with a filter. */
export const conv3D = simdKernel<Inputs, VolumeConvAttrs>('Conv3D', (backend, { x, filter }, attrs) => {
  const from = float32Record(backend, x);
  const by = float32Record(backend, filter);
  if (!from || !by) return runInherited('Conv3D', backend, { x, filter }, attrs);
  const info = volumeConvInfo(x.shape, filter.shape, attrs);
  const out = backend.allocate(util.sizeFromShape(info.outShape));
  const sources = inputPlaces(backend, info);
  backend.wasm.convolveVolumes(
    ...([from.pointer, by.pointer, out.pointer, sources] as const),
    ...volumeConvSizes(info, 'input'),
  );
  return { dataId: out, shape: info.outShape, dtype: 'float32' };
});
