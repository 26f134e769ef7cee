import { mustBeRate, mustBeSteps, scheduleKind } from './schedule.ts';
import type { Schedule } from './schedule.ts';

/**
 * `initial · gamma^⌊step / every⌋`: a staircase, `torch.optim.lr_scheduler.StepLR`.
 *
 * @param initial Rate of the first step.
 * @param every Steps between two decays.
 * @param gamma What the rate is multiplied by at each. Default 0.1.
 * @throws RangeError if `initial` or `gamma` is negative or `every` no positive integer.
 *
 * @example
 * ```ts
 * const rate = stepDecay(0.1, 10);
 * [rate(0), rate(9), rate(10), rate(20)]; // → [0.1, 0.1, 0.01, 0.001]
 * ```
 */
export function stepDecay(initial: number, every: number, gamma = 0.1): Schedule {
  mustBeRate('stepDecay', 'initial', initial);
  mustBeRate('stepDecay', 'gamma', gamma);
  mustBeSteps('stepDecay', 'every', every);
  return (step) => initial * gamma ** Math.floor(step / every);
}

/** What `{"type": "stepDecay"}` stands for in a configuration. */
export const stepDecayKind = scheduleKind({
  type: 'step',
  schema: { initial: 'number >= 0', every: 'number.integer >= 1', 'gamma?': '0 <= number <= 1000' },
  build: ({ initial, every, gamma }) => stepDecay(initial, every, gamma),
});
