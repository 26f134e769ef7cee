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

/**
 * Gradient of max pooling of volumes: each window's `dy` goes to its largest value, the last of equals. Where a window is not
 * as high as wide, tfjs's CPU kernel takes another value for it; here it is the largest all the same.
 */
export const maxPool3DGrad = simdKernel<Inputs, VolumePoolAttrs>(
  'MaxPool3DGrad',
  (backend, inputs, attrs) => {
    const { dy, input } = inputs;
    if (dy.dtype !== 'float32' || input.dtype !== 'float32') {
      return runInherited('MaxPool3DGrad', backend, inputs, attrs);
    }
    const info = volumePoolInfo(input.shape, attrs);
    const from = floats(backend, 'maxPool3d', 'dy', dy, util.sizeFromShape(info.outShape));
    const x = floats(backend, 'maxPool3d', 'x', input, util.sizeFromShape(input.shape));
    const dx = backend.allocate(util.sizeFromShape(input.shape));
    backend.wasm.maxPool3DGrad(from, x, dx.pointer, ...volumePoolSizes(info));
    return { dataId: dx, shape: input.shape, dtype: 'float32' };
  },
);
