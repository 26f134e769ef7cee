import type { SplitEvaluation } from './runEvent.ts';

/**
 * What of a cross-entropy can still be learnt, in nats: the loss less the targets' own entropy, which is their Kullback–Leibler
 * divergence from what the network says. At least 0 by theory: what float32's rounding alone brings below is 0.
 *
 * @example
 * ```ts
 * divergenceOf({ loss: 0.7, targetEntropy: 0.5 }).toFixed(1); // → '0.2'
 * ```
 */
export function divergenceOf({
  loss,
  targetEntropy = 0,
}: Pick<SplitEvaluation, 'loss' | 'targetEntropy'>): number {
  const divergence = loss - targetEntropy;
  return divergence < 0 && divergence > -rounding * Math.max(1, targetEntropy) ? 0 : divergence;
}

/** What float32 rounds a mean loss by, beside its size. */
const rounding = 2e-6;
