import { adagrad as kernel } from '@weir/kernels';
import { mustBeFactor } from './factors.ts';
import type { Optimizer } from './optimizer.ts';
import { optimizerKind } from './optimizerKind.ts';

/** Adagrad's numbers, by torch's names and defaults. */
export interface AdagradOptions {
  /** The rate at step t from 1 is `rate / (1 + (t − 1) · learningRateDecay)`. Default 0. */
  readonly learningRateDecay?: number | undefined;
  /** Added to the root of the summed squares. Default 1e-10. */
  readonly eps?: number | undefined;
  /** Adds `weightDecay · parameter` to each gradient. Default 0. */
  readonly weightDecay?: number | undefined;
}

/**
 * Adagrad as `torch.optim.Adagrad` has it (Duchi et al., 2011): `s ← s + g²`, `p ← p − rate · g / (√s + eps)`.
 *
 * @throws RangeError if an option is negative.
 *
 * @example
 * ```ts
 * // Finds the slope of y = 2 x.
 * const points = { inputs: Float32Array.of(1, 2), inputShape: [1], targets: Float32Array.of(2, 4), targetShape: [1] };
 * const line = { ...points, targetKind: 'values', size: 2 } as const;
 * const rng = torchGenerator(1);
 * const snapshots$ = minibatches(line, { size: 2, rng }).pipe(
 *   linear(1, 1, { rng, bias: false }), mse(), backward(), descend(adagrad(), 0.5), take(200));
 * (await lastValueFrom(snapshots$)).loss < 1e-3; // → true
 * ```
 */
export function adagrad({
  learningRateDecay = 0,
  eps = 1e-10,
  weightDecay = 0,
}: AdagradOptions = {}): Optimizer {
  const hyperparameters = { learningRateDecay, eps, weightDecay };
  for (const [name, value] of Object.entries(hyperparameters)) mustBeFactor('adagrad', name, value);
  return {
    kind: 'adagrad',
    normalisesSteps: true,
    slots: ['sum'],
    update: (device, attrs) => device.run(kernel, {}, { ...attrs, ...hyperparameters }),
  };
}

/** What `{"type": "adagrad"}` stands for in a configuration. */
export const adagradKind = optimizerKind({
  type: 'adagrad',
  schema: {
    'learningRateDecay?': '0 <= number <= 1000',
    'eps?': '0 <= number <= 1000',
    'weightDecay?': '0 <= number <= 1000',
  },
  build: (options) => adagrad(options),
});
