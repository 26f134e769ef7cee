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
 */
export function adam(options: AdamOptions = {}): Optimizer {
  const hyperparameters = { ...adamOptions('adam', options), decoupled: false };
  return {
    kind: 'adam',
    slots: ['first', 'second'],
    update: (device, attrs) => device.run(kernel, {}, { ...attrs, ...hyperparameters }),
  };
}

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
