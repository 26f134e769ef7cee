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
  'selu',
  'mish',
  'softsign',
  'hardtanh',
  'hardswish',
] as const;

/** An activation, which the WebAssembly module has a function of the same name for. */
type Activation = (typeof ACTIVATIONS)[number];

/**
 * Attributes of the activations: `alpha` is the slope of `leakyRelu` (default 0.01), the depth of `elu` (1) or the lower bound
 * of `hardtanh` (−1), `beta` its upper one (1).
 */
export interface ActivationAttrs {
  readonly activation: Activation;
  readonly alpha?: number;
  readonly beta?: number;
}

/**
 * Checks the numbers of an activation function ahead of its kernel.
 *
 * @throws RangeError on a name that is none of the activations.
 */
export function checkActivation(kernel: string, { activation }: ActivationAttrs): void {
  if (ACTIVATIONS.includes(activation)) return;
  const known = ACTIVATIONS.join(', ');
  throw new RangeError(
    `${kernel}: activation must be one of ${known}, got ${String(activation)}; check the name`,
  );
}

/** `alpha`, or what it is when left out. */
export function activationAlpha({ activation, alpha }: ActivationAttrs): number {
  return alpha ?? defaultAlphas[activation] ?? 1;
}

const defaultAlphas: Readonly<Partial<Record<Activation, number>>> = { leakyRelu: 0.01, hardtanh: -1 };

interface Inputs {
  readonly x: TensorInfo;
}

/** `y = activation(x)`. */
export const activation = simdKernel<Inputs, ActivationAttrs>('WeirActivation', (backend, { x }, attrs) => {
  checkActivation('WeirActivation', attrs);
  const from = floatRecord(backend, 'WeirActivation', 'x', x);
  const y = backend.allocate(from.size);
  const { activation: name, beta = 1 } = attrs;
  if (name === 'hardtanh') {
    backend.wasm.hardtanh(from.pointer, y.pointer, from.size, activationAlpha(attrs), beta);
  } else backend.wasm[name](from.pointer, y.pointer, from.size, activationAlpha(attrs));
  return [{ dataId: y, shape: x.shape, dtype: 'float32' }];
});
