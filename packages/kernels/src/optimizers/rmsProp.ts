import type { FusedKernel } from '../device.ts';
import type { NoInputs, OptimizerAttrs } from './optimizerAttrs.ts';
import { updateEach } from './updateEach.ts';

/** RMSprop's numbers at a step. */
export interface RmsPropAttrs extends OptimizerAttrs {
  /** How much of the mean squared gradient is kept at a step. */
  readonly alpha: number;
  /** Added to the root of the mean squared gradient. */
  readonly eps: number;
  /** Weight of the old velocity; 0 for none. */
  readonly momentum: number;
  /** Whether to divide by the gradient's deviation from its mean instead of its size. */
  readonly centered: boolean;
  /** Factor of the parameter that is added to its gradient. */
  readonly weightDecay: number;
}

/**
 * RMSProp as torch.optim has it: `s ← α s + (1 − α) g²`, `p ← p − rate · g / (√s + eps)`; `s − mean(g)²` under the
 * root if centered (0 where rounding leaves less). Slots: `[square]`, then `mean` if centered, then `velocity` if momentum is not 0.
 * Sources: Tieleman and Hinton, 2012; Graves, 2013, for `centered`.
 */
export const rmsProp: FusedKernel<NoInputs, RmsPropAttrs> = {
  name: 'WeirRmsProp',
  composed(device, _inputs, attrs) {
    const { alpha, eps, momentum, centered, weightDecay, learningRate } = attrs;
    const count = 1 + (centered ? 1 : 0) + (momentum === 0 ? 0 : 1);
    return updateEach('rmsProp', device, attrs, count, (parameter, gradient, [square, ...rest]) => {
      const mean = centered ? rest[0] : undefined;
      const velocity = momentum === 0 ? undefined : rest.at(-1);
      if (!square) return; // updateEach hands over as many slots as it was asked for
      for (let i = 0; i < parameter.length; i++) {
        // Gradient and slots have the parameter's shape, so i is within all of them.
        const value = parameter[i] as number;
        const grad = (gradient[i] as number) + weightDecay * value;
        const s = alpha * (square[i] as number) + (1 - alpha) * grad * grad;
        square[i] = s;
        let variance = s;
        if (mean) {
          const m = alpha * (mean[i] as number) + (1 - alpha) * grad;
          mean[i] = m;
          // Rounding can leave less than nothing of gradients that hardly differ.
          variance = Math.max(variance - m * m, 0);
        }
        let direction = grad / (Math.sqrt(variance) + eps);
        if (velocity) {
          direction += momentum * (velocity[i] as number);
          velocity[i] = direction;
        }
        parameter[i] = value - learningRate * direction;
      }
    });
  },
};
