import type { TensorInfo } from '@tensorflow/tfjs-core';
import { floatRecord, floats } from '../operands.ts';
import { simdKernel } from '../simdKernel.ts';
import { activationAlpha, activationKind } from './activation.ts';
import type { ActivationAttrs } from './activation.ts';

interface Inputs {
  readonly dy: TensorInfo;
  readonly x: TensorInfo;
  readonly y: TensorInfo;
}

/** `dx = dy · activation'(x)`, with `y = activation(x)`. */
export const activationGrad = simdKernel<Inputs, ActivationAttrs>(
  'WeirActivationGrad',
  (backend, { dy, x, y }, attrs) => {
    const kind = activationKind('WeirActivationGrad', attrs);
    const input = floatRecord(backend, 'WeirActivationGrad', 'x', x);
    const from = floats(backend, 'WeirActivationGrad', 'dy', dy, input.size);
    const output = floats(backend, 'WeirActivationGrad', 'y', y, input.size);
    const dx = backend.allocate(input.size);
    backend.wasm.activationGrad(
      kind,
      from,
      input.pointer,
      output,
      dx.pointer,
      input.size,
      activationAlpha(attrs),
    );
    return [{ dataId: dx, shape: x.shape, dtype: 'float32' }];
  },
);
