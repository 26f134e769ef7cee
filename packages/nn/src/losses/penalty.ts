import { map } from 'rxjs';
import type { MonoTypeOperatorFunction } from 'rxjs';
import { mustBeFactor } from '../optimizers/factors.ts';
import { tapeOf } from '../signals/signal.ts';
import { leaves } from '../training/leaves.ts';
import type { Loss, Penalty } from './loss.ts';

/**
 * Adds `Σ l1 |w| + l2 w²` over all weights of two axes and more to the loss; biases, gains and shifts go free.
 * Stands between the loss and `backward`, which adds `l1 sign(w) + 2 l2 w` to the weights' gradients: the
 * readings `grad` show it, unlike an optimiser's weight decay. Sums are taken in float64.
 *
 * @param l1 Default 0; pulls weights to 0 (Tibshirani, 1996).
 * @param l2 Default 0; keeps weights small. `l2` acts as sgd's `weightDecay` of `2 l2` would.
 * @throws RangeError if a factor is negative.
 *
 * @example
 * ```ts
 * // A weight of 3 with l2 of 0.5 adds 0.5 · 3² to a loss that is 0.
 * const points = { inputs: Float32Array.of(1), inputShape: [1], targets: Float32Array.of(3), targetShape: [1] };
 * const data = { ...points, targetKind: 'values', size: 1 } as const;
 * const rng = torchGenerator(1);
 * const snapshots$ = minibatches(data, { size: 1, rng }).pipe(
 *   linear(1, 1, { rng, bias: false, init: constant(3) }), mse(), penalty({ l2: 0.5 }), backward(), descend(sgd(), 0.1), take(1));
 * (await lastValueFrom(snapshots$)).loss; // → 4.5
 * ```
 */
export function penalty({ l1 = 0, l2 = 0 }: Partial<Penalty> = {}): MonoTypeOperatorFunction<Loss> {
  mustBeFactor('penalty', 'l1', l1);
  mustBeFactor('penalty', 'l2', l2);
  const own: Penalty = { l1, l2 };
  return map((loss) => ({
    ...loss,
    value: loss.value + valueOf(own, loss),
    penalties: [...loss.penalties, own],
  }));
}

/** The penalty of a configuration. */
export const penaltySchema = {
  '+': 'reject',
  /** Factor of `Σ |w|`. Default 0; above it pulls weights to 0 (Tibshirani, 1996). */
  'l1?': '0 <= number <= 1000',
  /** Factor of `Σ w²`. Default 0; above it keeps weights small. */
  'l2?': '0 <= number <= 1000',
} as const;

function valueOf({ l1, l2 }: Penalty, { signal }: Loss): number {
  const { device } = signal.scope;
  let absolutes = 0;
  let squares = 0;
  for (const { layer } of leaves(tapeOf(signal))) {
    for (const parameter of layer.parameters) {
      if (parameter.shape.length < 2) continue;
      for (const value of device.read(parameter.on(device))) {
        absolutes += Math.abs(value);
        squares += value * value;
      }
    }
  }
  return l1 * absolutes + l2 * squares;
}
