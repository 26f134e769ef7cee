import { adam as kernel } from '@weir/kernels';
import { adamOptions } from './adamOptions.ts';
import type { AdamOptions } from './adamOptions.ts';
import type { Optimizer } from './optimizer.ts';
import { optimizerKind } from './optimizerKind.ts';

/**
 * Adam as `torch.optim.Adam` has it (Kingma and Ba, 2015): `m ← β₁ m + (1 − β₁) g`, `v ← β₂ v + (1 − β₂) g²`,
 * `p ← p − rate · m̂ / (√v̂ + eps)`, with `m̂ = m / (1 − β₁ᵗ)`, `v̂ = v / (1 − β₂ᵗ)` at step t from 1.
 * `weightDecay` (default 0) adds `weightDecay · p` to `g`.
 *
 * @throws RangeError if a beta is not at least 0 and below 1, or another option is negative.
 *
 * @example
 * ```ts
 * // Finds the slope of y = 2 x.
 * const points = { inputs: Float32Array.of(1, 2), inputShape: [1], targets: Float32Array.of(2, 4), targetShape: [1] };
 * const line = { ...points, targetKind: 'values', size: 2 } as const;
 * const rng = torchGenerator(1);
 * const snapshots$ = minibatches(line, { size: 2, rng }).pipe(
 *   linear(1, 1, { rng, bias: false }), mse(), backward(), descend(adam(), 0.1), take(200));
 * (await lastValueFrom(snapshots$)).loss < 1e-3; // → true
 * ```
 */
export function adam(options: AdamOptions = {}): Optimizer {
  const hyperparameters = { ...adamOptions('adam', options), decoupled: false };
  return {
    kind: 'adam',
    normalisesSteps: true,
    slots: ['first', 'second'],
    withMomentum: (beta1) => adam({ ...options, beta1 }),
    update: (device, attrs) => device.run(kernel, {}, { ...attrs, ...hyperparameters }),
  };
}

/** What `{"type": "adam"}` stands for in a configuration. */
export const adamKind = optimizerKind({
  type: 'adam',
  schema: {
    'beta1?': '0 <= number < 1',
    'beta2?': '0 <= number < 1',
    'eps?': '0 <= number <= 1000',
    'weightDecay?': '0 <= number <= 1000',
  },
  build: (options) => adam(options),
});
