import type { Tensor } from '@tensorflow/tfjs-core';
import { affineGrad, affine as kernel } from '../affine.ts';
import { gradientOf } from './gradientOf.ts';
import { runFused } from './runFused.ts';

/**
 * Affine map `y = x W + b` of the last axis: `[…, I] → […, O]`.
 *
 * @param weight `[I, O]`
 * @param bias `[O]`; leave it out ahead of a normalisation, which would subtract it again.
 * @throws RangeError if x's last axis is not the weight's first.
 */
export function affine(x: Tensor, weight: Tensor, bias?: Tensor): Tensor {
  return runFused(kernel, { x, weight, ...(bias && { bias }) }, {})[0];
}

/** All gradients of {@link affine}, from one kernel. */
export const affineGradient = gradientOf(kernel, {
  saveInputs: ['x', 'weight'],
  gradients(dy, [x, weight]: readonly [Tensor, Tensor]) {
    const [dweight, bias, dx] = runFused(affineGrad, { dy, x, weight }, { bias: true, input: true });
    return { weight: dweight, ...(bias && { bias }), ...(dx && { x: dx }) };
  },
});
