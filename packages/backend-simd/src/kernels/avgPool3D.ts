import { util } from '@tensorflow/tfjs-core';
import type { TensorInfo } from '@tensorflow/tfjs-core';
import { float32Record } from '../float32Record.ts';
import { runInherited } from '../inherited.ts';
import { simdKernel } from '../simdKernel.ts';
import { volumePoolInfo, volumePoolSizes } from '../volumePooling.ts';
import type { VolumePoolAttrs } from '../volumePooling.ts';

/** Mean of each window of a volume. */
export const avgPool3D = simdKernel<{ readonly x: TensorInfo }, VolumePoolAttrs>(
  'AvgPool3D',
  (backend, { x }, attrs) => {
    const from = float32Record(backend, x);
    if (!from || attrs.dataFormat === 'NCDHW') return runInherited('AvgPool3D', backend, { x }, attrs);
    const info = volumePoolInfo(x.shape, attrs);
    const out = backend.allocate(util.sizeFromShape(info.outShape));
    backend.wasm.averagePool3D(from.pointer, out.pointer, ...volumePoolSizes(info));
    return { dataId: out, shape: info.outShape, dtype: 'float32' };
  },
);
