import type { Tensor } from '@tensorflow/tfjs-core';
import { groupNormGrad, groupNorm as kernel } from '../groupNorm.ts';
import { gradientOf } from './gradientOf.ts';
import { runFused } from './runFused.ts';

/**
 * Group normalisation: each example and group of channels is normalised over its positions and channels.
 *
 * @param x `[N, …, C]`
 * @param gamma `[C]`
 * @param beta `[C]`
 * @param options `groups` that divide C: 1 is LayerNorm on `[N, C]`, C is InstanceNorm; `eps` 1e-5.
 * @throws RangeError if the groups do not divide the channels, or x has fewer than two axes.
 */
export function groupNorm(
  x: Tensor,
  gamma: Tensor,
  beta: Tensor,
  { groups, eps = 1e-5 }: { readonly groups: number; readonly eps?: number },
): Tensor {
  return runFused(kernel, { x, gamma, beta }, { groups, eps })[0];
}

/** All gradients of {@link groupNorm}, from one kernel. */
export const groupNormGradient = gradientOf(kernel, {
  saveInputs: ['x', 'gamma'],
  saveOutputs: [false, true, true],
  gradients(dy, [x, gamma, mean, variance]: readonly [Tensor, Tensor, Tensor, Tensor], attrs) {
    const [dx, dgamma, beta] = runFused(groupNormGrad, { dy, x, mean, variance, gamma }, attrs);
    return { x: dx, ...(dgamma && { gamma: dgamma }), ...(beta && { beta }) };
  },
});
