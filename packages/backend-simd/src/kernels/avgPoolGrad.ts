import type { TensorInfo } from '@tensorflow/tfjs-core';
import { runInherited } from '../inherited.ts';
import { floats } from '../operands.ts';
import { poolInfo, poolSizes } from '../pooling.ts';
import type { PoolAttrs } from '../pooling.ts';
import { simdKernel } from '../simdKernel.ts';

interface Inputs {
  readonly dy: TensorInfo;
  readonly input: TensorInfo;
}

/** Gradient of average pooling, divided, as tfjs does, by the whole window's size even beside padding. */
export const avgPoolGrad = simdKernel<Inputs, PoolAttrs>('AvgPoolGrad', (backend, inputs, attrs) => {
  const { dy, input } = inputs;
  const { filterSize, strides, pad } = attrs;
  const info = poolInfo(input.shape, { filterSize, strides, pad });
  if (dy.dtype !== 'float32') return runInherited('AvgPoolGrad', backend, inputs, attrs);
  const { batchSize, inHeight, inWidth, inChannels, outHeight, outWidth } = info;
  const from = floats(backend, 'avgPool', 'dy', dy, batchSize * outHeight * outWidth * inChannels);
  const dx = backend.allocate(batchSize * inHeight * inWidth * inChannels);
  if (dx.size > 0) backend.wasm.averagePoolGrad(from, dx.pointer, ...poolSizes(info));
  return { dataId: dx, shape: input.shape, dtype: 'float32' };
});
