import type { TensorInfo } from '@tensorflow/tfjs-core';
import { floatRecord, floats } from '../operands.ts';
import { simdKernel } from '../simdKernel.ts';
import { activationAlpha, checkActivation } from './activation.ts';
import type { ActivationAttrs } from './activation.ts';

/** A table, since to put the names together takes longer than a small tensor's gradient. */
const FUNCTIONS = {
  tanh: 'tanhGrad',
  sigmoid: 'sigmoidGrad',
  relu: 'reluGrad',
  leakyRelu: 'leakyReluGrad',
  elu: 'eluGrad',
  gelu: 'geluGrad',
  geluTanh: 'geluTanhGrad',
  silu: 'siluGrad',
  softplus: 'softplusGrad',
  selu: 'seluGrad',
  mish: 'mishGrad',
  softsign: 'softsignGrad',
  hardswish: 'hardswishGrad',
} as const;

interface Inputs {
  readonly dy: TensorInfo;
  readonly x: TensorInfo;
  readonly y: TensorInfo;
}

/** `dx = dy · activation'(x)`, with `y = activation(x)`. */
export const activationGrad = simdKernel<Inputs, ActivationAttrs>(
  'WeirActivationGrad',
  (backend, { dy, x, y }, attrs) => {
    checkActivation('WeirActivationGrad', attrs);
    const input = floatRecord(backend, 'WeirActivationGrad', 'x', x);
    const from = floats(backend, 'WeirActivationGrad', 'dy', dy, input.size);
    const output = floats(backend, 'WeirActivationGrad', 'y', y, input.size);
    const dx = backend.allocate(input.size);
    const { size } = input;
    const alpha = activationAlpha(attrs);
    const { activation: name, beta = 1 } = attrs;
    if (name === 'hardtanh') {
      backend.wasm.hardtanhGrad(from, input.pointer, output, dx.pointer, size, alpha, beta);
    } else backend.wasm[FUNCTIONS[name]](from, input.pointer, output, dx.pointer, size, alpha);
    return [{ dataId: dx, shape: x.shape, dtype: 'float32' }];
  },
);
