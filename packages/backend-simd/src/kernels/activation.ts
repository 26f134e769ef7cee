import type { TensorInfo } from '@tensorflow/tfjs-core';
import { floatRecord } from '../operands.ts';
import { simdKernel } from '../simdKernel.ts';

const ACTIVATIONS = [
  'tanh',
  'sigmoid',
  'relu',
  'leakyRelu',
  'elu',
  'gelu',
  'geluTanh',
  'silu',
  'softplus',
] as const;

/** An activation, which the WebAssembly module has a function of the same name for. */
export type Activation = (typeof ACTIVATIONS)[number];

/** Attributes of the activations; `alpha` is the slope of `leakyRelu` (default 0.01) or the depth of `elu` (1). */
export interface ActivationAttrs {
  readonly activation: Activation;
  readonly alpha?: number;
}

/** @throws RangeError on a name that is none of the activations. */
export function checkActivation(kernel: string, { activation }: ActivationAttrs): void {
  if (ACTIVATIONS.includes(activation)) return;
  const known = ACTIVATIONS.join(', ');
  throw new RangeError(
    `${kernel}: activation must be one of ${known}, got ${String(activation)}; check the name`,
  );
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
  checkActivation('WeirActivation', attrs);
  const from = floatRecord(backend, 'WeirActivation', 'x', x);
  const y = backend.allocate(from.size);
  backend.wasm[attrs.activation](from.pointer, y.pointer, from.size, activationAlpha(attrs));
  return [{ dataId: y, shape: x.shape, dtype: 'float32' }];
});
