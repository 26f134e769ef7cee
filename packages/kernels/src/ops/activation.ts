import type { Tensor } from '@tensorflow/tfjs-core';
import { activationGrad, activation as kernel } from '../activation.ts';
import type { Activation } from '../activations.ts';
import { gradientOf } from './gradientOf.ts';
import { runFused } from './runFused.ts';

/**
 * An activation function of every element, by its name.
 *
 * @param alpha leakyRelu: the slope below 0, by default 0.01. elu: the limit towards −∞, by default 1. hardtanh: the lower
 * bound, by default −1. Others have none.
 * @param beta hardtanh: the upper bound, by default 1. Others have none.
 */
export function activation(x: Tensor, name: Activation, alpha?: number, beta?: number): Tensor {
  const attrs = { ...(alpha !== undefined && { alpha }), ...(beta !== undefined && { beta }) };
  return runFused(kernel, { x }, { activation: name, ...attrs })[0];
}

/** Gradient of {@link activation}, torch's at a kink. */
export const activationGradient = gradientOf(kernel, {
  saveInputs: ['x'],
  saveOutputs: [true],
  gradients: (dy, [x, y]: readonly [Tensor, Tensor], attrs) => ({
    x: runFused(activationGrad, { dy, x, y }, attrs)[0],
  }),
});
