import type { FusedKernel } from '../device.ts';
import type { NoInputs, OptimizerAttrs } from './optimizerAttrs.ts';
import { updateEach } from './updateEach.ts';

/** Adam's numbers at a step. */
export interface AdamAttrs extends OptimizerAttrs {
  /** How much of the mean gradient is kept at a step. */
  readonly beta1: number;
  /** How much of the mean squared gradient is kept at a step. */
  readonly beta2: number;
  /** Added to the root of the mean squared gradient. */
  readonly eps: number;
  readonly weightDecay: number;
  /** Whether the decay shrinks the parameter directly (AdamW) instead of being added to its gradient (Adam). */
  readonly decoupled: boolean;
}

/**
 * Adam: `m ← β₁ m + (1 − β₁) g`, `v ← β₂ v + (1 − β₂) g²`, `p ← p − rate · m̂ / (√v̂ + eps)`, with the hats'
 * correction for the start at zero. Slots: `[first, second]`, m and v.
 * Sources: Kingma and Ba, 2015; Loshchilov and Hutter, 2019, for `decoupled`.
 */
export const adam: FusedKernel<NoInputs, AdamAttrs> = {
  name: 'WeirAdam',
  composed(device, _inputs, attrs) {
    const { beta1, beta2, eps, weightDecay, decoupled, learningRate, step } = attrs;
    const rate = learningRate / (1 - beta1 ** step);
    const correction = Math.sqrt(1 - beta2 ** step);
    const kept = decoupled ? 1 - learningRate * weightDecay : 1;
    const added = decoupled ? 0 : weightDecay;
    return updateEach('adam', device, attrs, 2, (parameter, gradient, [first, second]) => {
      if (!first || !second) return; // updateEach hands over the two slots it was asked for
      for (let i = 0; i < parameter.length; i++) {
        // Gradient and slots have the parameter's shape, so i is within all of them.
        const value = parameter[i] as number;
        const grad = (gradient[i] as number) + added * value;
        const m = beta1 * (first[i] as number) + (1 - beta1) * grad;
        const v = beta2 * (second[i] as number) + (1 - beta2) * grad * grad;
        first[i] = m;
        second[i] = v;
        parameter[i] = kept * value - (rate * m) / (Math.sqrt(v) / correction + eps);
      }
    });
  },
};
