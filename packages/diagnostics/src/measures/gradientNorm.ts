import { history } from '@weir/core';
import type { ClippingLimit, Snapshot } from '@weir/core';
import { map } from 'rxjs';
import type { OperatorFunction } from 'rxjs';
import { diagnosticKind } from '../kinds/diagnosticKind.ts';
import { rootMeanSquare } from '../statistics/rootMeanSquare.ts';

/** The norm of all gradients at one step, and what clipping did to it: what `gradientNorm` emits. */
export interface GradientNorm {
  readonly step: number;
  /** `√(Σ g²)` over the gradients of all parameters that are not frozen together, before they were clipped. */
  readonly norm: number;
  /** Only where gradients are clipped: share of the values that were changed, by a limit on the norm all (1) or none (0). */
  readonly clipped?: number;
  /** Only where gradients are clipped. */
  readonly limit?: ClippingLimit;
}

/**
 * Emits, at each snapshot, how large the gradient of all parameters that are not frozen is together: the total norm of
 * `clip_grad_norm_`, before clipping.
 *
 * Healthy: falls at first and then stays within about a power of ten. Single peaks far above the rest are what clipping is for;
 * set its limit somewhat above the usual norm.
 *
 * @example
 * ```ts
 * const parameter = (name: string, grad: number) => ({ name, data: { values: [1] }, grad: { values: [grad] } });
 * const parameters = [parameter('0.linear.weight', 3), parameter('0.linear.bias', 4)];
 * const { norm } = await lastValueFrom(of(arraySnapshot({ parameters })).pipe(gradientNorm()));
 * norm; // → 5
 * ```
 */
export function gradientNorm(): OperatorFunction<Snapshot, GradientNorm> {
  return map(({ step, clipping, parameters }) => {
    if (clipping) {
      const { gradientNorm: norm, clipped, limit } = clipping;
      return { step, norm, clipped, limit };
    }
    let sum = 0;
    for (const { grad, frozen } of parameters) {
      if (frozen) continue;
      const moments = grad.moments();
      sum += moments.count * rootMeanSquare(moments) ** 2;
    }
    return { step, norm: Math.sqrt(sum) };
  });
}

/** The norms so far. */
export const gradientNormHistory = history<GradientNorm>();

/** `gradientNorm` as a configuration names it: its options, its cadence, and what is kept of its measurements. */
export const gradientNormKind = diagnosticKind({
  type: 'gradientNorm',
  schema: {},
  defaultEvery: 20,
  emitsPlainData: true,
  operator: () => gradientNorm(),
  state: gradientNormHistory,
});
