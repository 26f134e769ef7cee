import type { TensorInfo } from '@tensorflow/tfjs-core';
import { FLOATS, runBinary } from '../binaryKernel.ts';
import { runInherited } from '../inherited.ts';
import { simdKernel } from '../simdKernel.ts';

interface Inputs {
  readonly dy: TensorInfo;
  readonly y: TensorInfo;
}

/** `dy` where `y = elu(x)` is at least 0, `dy · (y + 1)` elsewhere. */
export const eluGrad = simdKernel<Inputs, object>('EluGrad', (backend, { dy, y }, attrs) => {
  return runBinary(backend, 'eluSlope', FLOATS, dy, y) ?? runInherited('EluGrad', backend, { dy, y }, attrs);
});
