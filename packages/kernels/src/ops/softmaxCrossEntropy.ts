import { engine, mul } from '@tensorflow/tfjs-core';
import type { Tensor } from '@tensorflow/tfjs-core';
import { softmaxCrossEntropy as kernel } from '../softmaxCrossEntropy.ts';
import { gradientOf } from './gradientOf.ts';
import { requireInt32 } from './requireInt32.ts';
import { runFused } from './runFused.ts';

/**
 * Mean cross-entropy of softmax(logits) against class indices: `−mean log p[label]`, a scalar.
 *
 * @param logits `[N, C]`
 * @param labels int32 `[N]`, each at least 0 and less than C.
 * @param labelSmoothing share of the target spread evenly over all classes, by default 0.
 * @throws TypeError if the labels are not int32. RangeError if one is none of the C classes.
 */
export function softmaxCrossEntropy(logits: Tensor, labels: Tensor, labelSmoothing = 0): Tensor {
  requireInt32('softmaxCrossEntropy', 'labels', labels);
  // The kernel has the gradient at hand for the asking; without a tape nobody would use it.
  const gradient = engine().isTapeOn();
  return runFused(kernel, { logits, labels }, { labelSmoothing, gradient })[0];
}

/** Gradient of {@link softmaxCrossEntropy} with respect to the logits, from the forward pass's kernel. */
export const softmaxCrossEntropyGradient = gradientOf(kernel, {
  saveInputs: [],
  saveOutputs: [false, true],
  gradients: (dy, [dlogits]: readonly [Tensor]) => ({ logits: mul(dlogits, dy) }),
});
