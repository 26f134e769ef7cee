import { adam as kernel } from '@weir/kernels';
import { adamOptions } from './adamOptions.ts';
import type { AdamOptions } from './adamOptions.ts';
import type { Optimizer } from './optimizer.ts';
import { optimizerKind } from './optimizerKind.ts';

/**
 * Adam whose weight decay leaves its moments alone, as `torch.optim.AdamW` has it (Loshchilov and Hutter, 2019):
 * `p ← (1 − rate · weightDecay) p` ahead of Adam's step. `weightDecay` is 0.01 by default, as torch's.
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
 *   linear(1, 1, { rng, bias: false }), mse(), backward(), descend(adamW({ weightDecay: 0 }), 0.1), take(200));
 * (await lastValueFrom(snapshots$)).loss < 1e-3; // → true
 * ```
 */
export function adamW({ weightDecay = 0.01, ...options }: AdamOptions = {}): Optimizer {
  const hyperparameters = { ...adamOptions('adamW', { ...options, weightDecay }), decoupled: true };
  return {
    kind: 'adamW',
    normalisesSteps: true,
    weightDecay,
    slots: ['first', 'second'],
    withMomentum: (beta1) => adamW({ ...options, weightDecay, beta1 }),
    update: (device, attrs) => device.run(kernel, {}, { ...attrs, ...hyperparameters }),
  };
}

/** What `{"type": "adamW"}` stands for in a configuration. */
export const adamWKind = optimizerKind({
  type: 'adamW',
  schema: {
    'beta1?': '0 <= number < 1',
    'beta2?': '0 <= number < 1',
    'eps?': '0 <= number <= 1000',
    'weightDecay?': '0 <= number <= 1000',
  },
  build: (options) => adamW(options),
});
