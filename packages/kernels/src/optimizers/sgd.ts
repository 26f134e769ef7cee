import type { FusedKernel } from '../device.ts';
import type { NoInputs, OptimizerAttrs } from './optimizerAttrs.ts';
import { updateEach } from './updateEach.ts';

/** Gradient descent's numbers at a step. */
export interface SgdAttrs extends OptimizerAttrs {
  /** Weight of the old velocity; 0 for none, and then there is no state. */
  readonly momentum: number;
  /** Share of the gradient that is kept out of the velocity, from the second step on. */
  readonly dampening: number;
  /** Whether to step by the velocity looked at one step ahead. */
  readonly nesterov: boolean;
  /** Factor of the parameter that is added to its gradient. */
  readonly weightDecay: number;
}

/**
 * Gradient descent, `p ← p − rate · g`, with momentum `v ← momentum · v + (1 − dampening) · g` as torch.optim.SGD
 * has it: the first velocity is the gradient itself. Slots: `[velocity]` if momentum is not 0.
 */
export const sgd: FusedKernel<NoInputs, SgdAttrs> = {
  name: 'WeirSgd',
  composed(device, _inputs, attrs) {
    const { momentum, dampening, nesterov, weightDecay, learningRate, step } = attrs;
    const share = step === 1 ? 1 : 1 - dampening;
    return updateEach('sgd', device, attrs, momentum === 0 ? 0 : 1, (parameter, gradient, [velocity]) => {
      for (let i = 0; i < parameter.length; i++) {
        // Gradient and velocity have the parameter's shape, so i is within all three.
        const value = parameter[i] as number;
        const grad = (gradient[i] as number) + weightDecay * value;
        let direction = grad;
        if (velocity) {
          const v = (step === 1 ? 0 : momentum * (velocity[i] as number)) + share * grad;
          velocity[i] = v;
          direction = nesterov ? grad + momentum * v : v;
        }
        parameter[i] = value - learningRate * direction;
      }
    });
  },
};
