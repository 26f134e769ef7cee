import { elementwiseLoss } from './elementwiseLoss.ts';
import type { LossFunction } from './lossFunction.ts';
import { lossKind } from './lossKind.ts';

export interface HuberOptions {
  /** The distance at which the parabola turns into a straight line. Default 1; about the size of an outlier. */
  readonly delta?: number | undefined;
}

/**
 * Of the distance `d = output − target`: `d²/2` up to `delta`, then `delta (|d| − delta/2)`, mean over all values
 * (Huber, 1964): `torch.nn.HuberLoss`. Outliers pull no harder than `delta`.
 *
 * @throws RangeError if `delta` is not above 0.
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

export const huberKind = lossKind({
  type: 'huber',
  schema: { 'delta?': '0 < number <= 1000000000' },
  build: (options) => huber(options),
});
