import type { TensorInfo } from '@tensorflow/tfjs-core';
import { floatRecord } from '../operands.ts';
import { simdKernel } from '../simdKernel.ts';

/** The place of each activation in assembly/activation.ts. */
const ACTIVATIONS = {
  tanh: 0,
  sigmoid: 1,
  relu: 2,
  leakyRelu: 3,
  elu: 4,
  gelu: 5,
  geluTanh: 6,
  silu: 7,
  softplus: 8,
} as const;

/** Attributes of the activations; `alpha` is the slope of `leakyRelu` (default 0.01) or the depth of `elu` (1). */
export interface ActivationAttrs {
  readonly activation: keyof typeof ACTIVATIONS;
  readonly alpha?: number;
}

/** The number by which the WebAssembly module knows an activation. */
export function activationKind(kernel: string, { activation }: ActivationAttrs): number {
  const kind = ACTIVATIONS[activation];
  if (kind === undefined) {
    const known = Object.keys(ACTIVATIONS).join(', ');
    throw new RangeError(
      `${kernel}: activation must be one of ${known}, got ${String(activation)}; check the name`,
    );
  }
  return kind;
}

/** `alpha`, or what it is when left out. */
export function activationAlpha({ activation, alpha }: ActivationAttrs): number {
  return alpha ?? (activation === 'leakyRelu' ? 0.01 : 1);
}

interface Inputs {
  readonly x: TensorInfo;
}

/** `y = activation(x)`. */
export const activation = simdKernel<Inputs, ActivationAttrs>('WeirActivation', (backend, { x }, attrs) => {
  const kind = activationKind('WeirActivation', attrs);
  const from = floatRecord(backend, 'WeirActivation', 'x', x);
  const y = backend.allocate(from.size);
  backend.wasm.activation(kind, from.pointer, y.pointer, from.size, activationAlpha(attrs));
  return [{ dataId: y, shape: x.shape, dtype: 'float32' }];
});
