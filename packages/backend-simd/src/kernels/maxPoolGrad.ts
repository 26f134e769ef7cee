import type { TensorInfo } from '@tensorflow/tfjs-core';
import { runInherited } from '../inherited.ts';
import { floats } from '../operands.ts';
import { poolInfo, poolSizes } from '../pooling.ts';
import type { PoolAttrs } from '../pooling.ts';
import { simdKernel } from '../simdKernel.ts';

interface Inputs {
  readonly dy: TensorInfo;
  readonly input: TensorInfo;
  readonly output: TensorInfo;
}

/** Gradient of max pooling: each window's `dy` goes to its largest value, the first of equals. */
export const maxPoolGrad = simdKernel<Inputs, PoolAttrs>('MaxPoolGrad', (backend, inputs, attrs) => {
  const { dy, input } = inputs;
  const info = poolInfo(input.shape, attrs);
  if (dy.dtype !== 'float32' || input.dtype !== 'float32') {
    return runInherited('MaxPoolGrad', backend, inputs, attrs);
  }
  const { batchSize, inHeight, inWidth, inChannels, outHeight, outWidth } = info;
  const from = floats(backend, 'maxPool', 'dy', dy, batchSize * outHeight * outWidth * inChannels);
  const x = floats(backend, 'maxPool', 'x', input, batchSize * inHeight * inWidth * inChannels);
  const dx = backend.allocate(batchSize * inHeight * inWidth * inChannels);
  if (dx.size > 0) backend.wasm.maxPoolGrad(from, x, dx.pointer, ...poolSizes(info));
  return { dataId: dx, shape: input.shape, dtype: 'float32' };
});
