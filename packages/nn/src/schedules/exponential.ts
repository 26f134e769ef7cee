import { mustBeRate, scheduleKind } from './schedule.ts';
import type { Schedule } from './schedule.ts';

/**
 * `initial · gamma^step`: `torch.optim.lr_scheduler.ExponentialLR`, stepped at each minibatch.
 *
 * @throws RangeError if `initial` or `gamma` is negative.
 */
export function exponential(initial: number, gamma: number): Schedule {
  mustBeRate('exponential', 'initial', initial);
  mustBeRate('exponential', 'gamma', gamma);
  return (step) => initial * gamma ** step;
}

export const exponentialKind = scheduleKind({
  type: 'exponential',
  schema: { initial: 'number >= 0', gamma: '0 <= number <= 1000' },
  build: ({ initial, gamma }) => exponential(initial, gamma),
});
