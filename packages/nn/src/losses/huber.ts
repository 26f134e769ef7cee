import { elementwiseLoss } from './elementwiseLoss.ts';
import type { LossFunction } from './lossFunction.ts';
import { lossKind } from './lossKind.ts';

/** Where squares become straight. */
export interface HuberOptions {
  /** The distance at which the parabola turns into a straight line. Default 1; about the size of an outlier. */
  readonly delta?: number | undefined;
}

/**
 * Of the distance `d = output − target`: `d²/2` up to `delta`, then `delta (|d| − delta/2)`, mean over all values
 * (Huber, 1964): `torch.nn.HuberLoss`. Outliers pull no harder than `delta`.
 *
 * @throws RangeError if `delta` is not above 0.
 *
 * @example
 * ```ts
 * // A half of 0.5² and, beyond 1, 3 less a half.
 * const outputs = { inputs: Float32Array.of(1, 2), inputShape: [2], size: 1 };
 * const targets = { targets: Float32Array.of(1.5, 5), targetShape: [2], targetKind: 'values' } as const;
 * evaluate(forEvaluation(flatten()), huber(), { ...outputs, ...targets }).loss; // → 1.313
 * ```
 */
export function huber({ delta = 1 }: HuberOptions = {}): LossFunction {
  if (!(delta > 0)) throw new RangeError(`huber: delta must be above 0, got ${delta}; 1 is the default`);
  return elementwiseLoss({
    kind: 'huber',
    value(output, target) {
      const distance = Math.abs(output - target);
      return distance <= delta ? distance ** 2 / 2 : delta * (distance - delta / 2);
    },
    slope: (output, target) => Math.max(-delta, Math.min(delta, output - target)),
  });
}

/** What `{"type": "huber"}` stands for in a configuration. */
export const huberKind = lossKind({
  type: 'huber',
  schema: { 'delta?': '0 < number <= 1000000000' },
  build: (options) => huber(options),
});
