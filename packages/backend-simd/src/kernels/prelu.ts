import type { TensorInfo } from '@tensorflow/tfjs-core';
import { FLOATS, runBinary } from '../binaryKernel.ts';
import { runInherited } from '../inherited.ts';
import { simdKernel } from '../simdKernel.ts';

interface Inputs {
  readonly x: TensorInfo;
  readonly alpha: TensorInfo;
}

/** `x` where it is at least 0, `alpha · x` elsewhere. */
export const prelu = simdKernel<Inputs, object>('Prelu', (backend, inputs, attrs) => {
  const output = runBinary(backend, 'prelu', FLOATS, inputs.x, inputs.alpha);
  return output ?? runInherited('Prelu', backend, inputs, attrs);
});
