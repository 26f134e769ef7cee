import { mustBeRate, scheduleKind } from './schedule.ts';
import type { Schedule } from './schedule.ts';

/**
 * `initial · gamma^step`: `torch.optim.lr_scheduler.ExponentialLR`, stepped at each minibatch.
 *
 * @param initial Rate of the first step.
 * @param gamma What the rate is multiplied by at each step: 0.9999 halves it in 7,000.
 * @throws RangeError if `initial` or `gamma` is negative.
 *
 * @example
 * ```ts
 * const rate = exponential(0.1, 0.5);
 * [rate(0), rate(1), rate(2)]; // → [0.1, 0.05, 0.025]
 * ```
 */
export function exponential(initial: number, gamma: number): Schedule {
  mustBeRate('exponential', 'initial', initial);
  mustBeRate('exponential', 'gamma', gamma);
  return (step) => initial * gamma ** step;
}

/** What `{"type": "exponential"}` stands for in a configuration. */
export const exponentialKind = scheduleKind({
  type: 'exponential',
  schema: { initial: 'number >= 0', gamma: '0 <= number <= 1000' },
  build: ({ initial, gamma }) => exponential(initial, gamma),
});
