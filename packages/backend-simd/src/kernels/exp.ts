import type { TensorInfo } from '@tensorflow/tfjs-core';
import { runInherited } from '../inherited.ts';
import { simdKernel } from '../simdKernel.ts';

interface Inputs {
  readonly x: TensorInfo;
}

/** tfjs's exp, within 1 ulp. */
export const exp = simdKernel<Inputs, object>('Exp', (backend, { x }) => {
  if (x.dtype !== 'float32') return runInherited('Exp', backend, { x }, {});
  const from = backend.record(x);
  const y = backend.allocate(from.size);
  backend.wasm.exp(from.pointer, y.pointer, from.size);
  return { dataId: y, shape: x.shape, dtype: 'float32' };
});
