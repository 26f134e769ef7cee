import { util } from '@tensorflow/tfjs-core';
import type { TensorInfo } from '@tensorflow/tfjs-core';
import { runInherited } from '../inherited.ts';
import { floats } from '../operands.ts';
import { simdKernel } from '../simdKernel.ts';
import { volumePoolInfo, volumePoolSizes } from '../volumePooling.ts';
import type { VolumePoolAttrs } from '../volumePooling.ts';

interface Inputs {
  readonly dy: TensorInfo;
  readonly input: TensorInfo;
}

/** Gradient of average pooling of volumes, divided by the whole window's size even beside padding. */
export const avgPool3DGrad = simdKernel<Inputs, VolumePoolAttrs>(
  'AvgPool3DGrad',
  (backend, inputs, attrs) => {
    const { dy, input } = inputs;
    if (dy.dtype !== 'float32') return runInherited('AvgPool3DGrad', backend, inputs, attrs);
    const info = volumePoolInfo(input.shape, attrs);
    const from = floats(backend, 'avgPool3d', 'dy', dy, util.sizeFromShape(info.outShape));
    const dx = backend.allocate(util.sizeFromShape(input.shape));
    backend.wasm.averagePool3DGrad(from, dx.pointer, ...volumePoolSizes(info));
    return { dataId: dx, shape: input.shape, dtype: 'float32' };
  },
);
