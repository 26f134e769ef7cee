import { rmsProp as kernel } from '@weir/kernels';
import { mustBeFactor, mustBeShare } from './factors.ts';
import type { Optimizer } from './optimizer.ts';
import { optimizerKind } from './optimizerKind.ts';

/** RMSprop's numbers, by torch's names and defaults. */
export interface RmsPropOptions {
  /** How much of the mean squared gradient is kept at a step. Default 0.99. */
  readonly alpha?: number | undefined;
  /** Added to the root of the mean squared gradient. Default 1e-8. */
  readonly eps?: number | undefined;
  /** How much of the velocity is kept at a step. Default 0. */
  readonly momentum?: number | undefined;
  /** Divides by the gradient's deviation from its mean (Graves, 2013) instead of its size. Default false. */
  readonly centered?: boolean | undefined;
  /** Adds `weightDecay · parameter` to each gradient. Default 0. */
  readonly weightDecay?: number | undefined;
}

/**
 * RMSProp as `torch.optim.RMSprop` has it (Tieleman and Hinton, 2012): `s ← α s + (1 − α) g²`,
 * `p ← p − rate · g / (√s + eps)`; `s − mean(g)²` under the root if centered; with momentum the quotient goes
 * into a velocity `v ← momentum v + …` and `p ← p − rate · v`.
 *
 * @throws RangeError if an option is out of range.
 *
 * @example
 * ```ts
 * // Finds the slope of y = 2 x.
 * const points = { inputs: Float32Array.of(1, 2), inputShape: [1], targets: Float32Array.of(2, 4), targetShape: [1] };
 * const line = { ...points, targetKind: 'values', size: 2 } as const;
 * const rng = torchGenerator(1);
 * const snapshots$ = minibatches(line, { size: 2, rng }).pipe(
 *   linear(1, 1, { rng, bias: false }), mse(), backward(), descend(rmsProp(), 0.01), take(200));
 * (await lastValueFrom(snapshots$)).loss < 1e-3; // → true
 * ```
 */
export function rmsProp({
  alpha = 0.99,
  eps = 1e-8,
  momentum = 0,
  centered = false,
  weightDecay = 0,
}: RmsPropOptions = {}): Optimizer {
  const hyperparameters = { alpha, eps, momentum, weightDecay };
  for (const [name, value] of Object.entries({ eps, weightDecay })) mustBeFactor('rmsProp', name, value);
  for (const [name, value] of Object.entries({ alpha, momentum })) mustBeShare('rmsProp', name, value);
  return {
    kind: 'rmsProp',
    normalisesSteps: true,
    slots: ['square', ...(centered ? ['mean'] : []), ...(momentum === 0 ? [] : ['velocity'])],
    withMomentum: (other) => rmsProp({ alpha, eps, momentum: other, centered, weightDecay }),
    update: (device, attrs) => device.run(kernel, {}, { ...attrs, ...hyperparameters, centered }),
  };
}

/** What `{"type": "rmsProp"}` stands for in a configuration. */
export const rmsPropKind = optimizerKind({
  type: 'rmsProp',
  schema: {
    'alpha?': '0 <= number <= 1',
    'eps?': '0 <= number <= 1000',
    'momentum?': '0 <= number <= 1',
    'centered?': 'boolean',
    'weightDecay?': '0 <= number <= 1000',
  },
  build: (options) => rmsProp(options),
});
