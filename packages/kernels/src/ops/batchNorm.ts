import type { Tensor } from '@tensorflow/tfjs-core';
import { batchNormGrad, batchNorm as kernel } from '../batchNorm.ts';
import type { BatchNormAttrs } from '../batchNorm.ts';
import { gradientOf } from './gradientOf.ts';
import { runFused } from './runFused.ts';

/**
 * Batch normalisation in training, over all axes but the last: `y = γ (x − μ) / √(σ² + eps) + β`.
 *
 * `mean` and `variance` are those it normalised with, for running statistics; they count as constants when
 * differentiating.
 *
 * @param x `[…, C]`
 * @param gamma `[C]`
 * @param beta `[C]`
 * @param options `eps` 1e-5; `unbiased` false: the variance is over N as in PyTorch, true: over N − 1 as in the lecture.
 */
export function batchNorm(
  x: Tensor,
  gamma: Tensor,
  beta: Tensor,
  { eps = 1e-5, unbiased = false }: Partial<BatchNormAttrs> = {},
): { readonly y: Tensor; readonly mean: Tensor; readonly variance: Tensor } {
  const [y, mean, variance] = runFused(kernel, { x, gamma, beta }, { eps, unbiased });
  if (!mean || !variance) throw new Error(`batchNorm: ${kernel.name} must return the moments, got y alone`);
  return { y, mean, variance };
}

/** All gradients of {@link batchNorm}'s y, from one kernel. */
export const batchNormGradient = gradientOf(kernel, {
  saveInputs: ['x', 'gamma'],
  saveOutputs: [false, true, true],
  gradients(dy, [x, gamma, mean, variance]: readonly [Tensor, Tensor, Tensor, Tensor], attrs) {
    const [dx, dgamma, beta] = runFused(batchNormGrad, { dy, x, mean, variance, gamma }, attrs);
    return { x: dx, ...(dgamma && { gamma: dgamma }), ...(beta && { beta }) };
  },
});
