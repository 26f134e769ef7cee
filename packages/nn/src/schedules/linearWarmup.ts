import { mustBeRate, mustBeSteps, scheduleKind } from './schedule.ts';
import type { Schedule } from './schedule.ts';

/**
 * `initial · (startFactor + (1 − startFactor) · min(1, step / steps))`: a straight line up to `initial`, which
 * then stays; `torch.optim.lr_scheduler.LinearLR`.
 *
 * @param initial Rate that the way up ends at.
 * @param steps How many steps the way up takes.
 * @param startFactor Share of `initial` at step 0. Default 1/3, as torch's.
 * @throws RangeError if a rate is negative or `steps` no positive integer.
 *
 * @example
 * ```ts
 * const rate = linearWarmup(0.3, 100);
 * [rate(0), rate(50), rate(100), rate(1000)]; // → [0.1, 0.2, 0.3, 0.3]
 * ```
 */
export function linearWarmup(initial: number, steps: number, startFactor = 1 / 3): Schedule {
  mustBeRate('linearWarmup', 'initial', initial);
  mustBeRate('linearWarmup', 'startFactor', startFactor);
  mustBeSteps('linearWarmup', 'steps', steps);
  return (step) => initial * (startFactor + (1 - startFactor) * Math.min(1, step / steps));
}

/** What `{"type": "linearWarmup"}` stands for in a configuration. */
export const linearWarmupKind = scheduleKind({
  type: 'linearWarmup',
  schema: { initial: 'number >= 0', steps: 'number.integer >= 1', 'startFactor?': '0 <= number <= 1' },
  build: ({ initial, steps, startFactor }) => linearWarmup(initial, steps, startFactor),
});
