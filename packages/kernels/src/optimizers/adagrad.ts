import type { FusedKernel } from '../device.ts';
import type { NoInputs, OptimizerAttrs } from './optimizerAttrs.ts';
import { updateEach } from './updateEach.ts';

/** Adagrad's numbers at a step. */
export interface AdagradAttrs extends OptimizerAttrs {
  /** Added to the root of the summed squares. */
  readonly eps: number;
  /** Factor of the parameter that is added to its gradient. */
  readonly weightDecay: number;
  /** The rate at step t is `learningRate / (1 + (t − 1) · learningRateDecay)`. */
  readonly learningRateDecay: number;
}

/**
 * Adagrad: `s ← s + g²`, `p ← p − rate · g / (√s + eps)`. Slots: `[sum]`. Source: Duchi et al., 2011.
 */
export const adagrad: FusedKernel<NoInputs, AdagradAttrs> = {
  name: 'WeirAdagrad',
  composed(device, _inputs, attrs) {
    const { eps, weightDecay, learningRateDecay, learningRate, step } = attrs;
    const rate = learningRate / (1 + (step - 1) * learningRateDecay);
    return updateEach('adagrad', device, attrs, 1, (parameter, gradient, [sum]) => {
      if (!sum) return; // updateEach hands over the one slot it was asked for
      for (let i = 0; i < parameter.length; i++) {
        // Gradient and sum have the parameter's shape, so i is within all three.
        const value = parameter[i] as number;
        const grad = (gradient[i] as number) + weightDecay * value;
        const s = (sum[i] as number) + grad * grad;
        sum[i] = s;
        parameter[i] = value - (rate * grad) / (Math.sqrt(s) + eps);
      }
    });
  },
};
