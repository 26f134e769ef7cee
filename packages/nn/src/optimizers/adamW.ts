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
 */
export function adamW({ weightDecay = 0.01, ...options }: AdamOptions = {}): Optimizer {
  const hyperparameters = { ...adamOptions('adamW', { ...options, weightDecay }), decoupled: true };
  return {
    kind: 'adamW',
    slots: ['first', 'second'],
    update: (device, attrs) => device.run(kernel, {}, { ...attrs, ...hyperparameters }),
  };
}

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
