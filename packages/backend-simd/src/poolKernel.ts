import { util } from '@tensorflow/tfjs-core';
import type { TensorInfo } from '@tensorflow/tfjs-core';
import { float32Record } from './float32Record.ts';
import { runInherited } from './inherited.ts';
import { floatRecord } from './operands.ts';
import { isIdentity, poolInfo, poolSizes } from './pooling.ts';
import type { PoolAttrs } from './pooling.ts';
import { simdKernel } from './simdKernel.ts';
import { volumePoolInfo, volumePoolSizes } from './volumePooling.ts';
import type { VolumePoolAttrs } from './volumePooling.ts';

interface Inputs {
  readonly x: TensorInfo;
}

/** A kernel that makes one value of each window of an image; what is no float32, or stays as it is, is tfjs's. */
export const poolKernel = (name: 'MaxPool' | 'AvgPool', pool: 'maxPool' | 'averagePool') =>
  simdKernel<Inputs, PoolAttrs>(name, (backend, { x }, attrs) => {
    const info = poolInfo(x.shape, attrs);
    if (x.dtype !== 'float32' || isIdentity(info)) return runInherited(name, backend, { x }, attrs);
    const from = floatRecord(backend, name, 'x', x);
    const y = backend.allocate(util.sizeFromShape(info.outShape));
    if (y.size > 0) backend.wasm[pool](from.pointer, y.pointer, ...poolSizes(info));
    return { dataId: y, shape: info.outShape, dtype: 'float32' };
  });

/** The same of a volume. */
export const volumePoolKernel = (name: 'MaxPool3D' | 'AvgPool3D', pool: 'maxPool3D' | 'averagePool3D') =>
  simdKernel<Inputs, VolumePoolAttrs>(name, (backend, { x }, attrs) => {
    const from = float32Record(backend, x);
    if (!from || attrs.dataFormat === 'NCDHW') return runInherited(name, backend, { x }, attrs);
    const info = volumePoolInfo(x.shape, attrs);
    const out = backend.allocate(util.sizeFromShape(info.outShape));
    backend.wasm[pool](from.pointer, out.pointer, ...volumePoolSizes(info));
    return { dataId: out, shape: info.outShape, dtype: 'float32' };
  });
