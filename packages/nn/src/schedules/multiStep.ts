import { mustBeRate, scheduleKind } from './schedule.ts';
import type { Schedule } from './schedule.ts';

/**
 * `initial · gamma^(number of milestones reached)`; a milestone is reached at its own step.
 *
 * @param initial Rate of the first step.
 * @param milestones Steps from each of which on the rate is `gamma` times what it was.
 * @param gamma What the rate is multiplied by. Default 0.1.
 * @throws RangeError if `initial` or `gamma` is negative.
 *
 * @example
 * ```ts
 * const rate = multiStep(0.1, [150_000]);
 * [rate(0), rate(149_999), rate(150_000)]; // → [0.1, 0.1, 0.01]
 * ```
 */
export function multiStep(initial: number, milestones: readonly number[], gamma = 0.1): Schedule {
  mustBeRate('multiStep', 'initial', initial);
  mustBeRate('multiStep', 'gamma', gamma);
  return (step) => initial * gamma ** milestones.filter((milestone) => step >= milestone).length;
}

/** What `{"type": "multiStep"}` stands for in a configuration. */
export const multiStepKind = scheduleKind({
  type: 'multiStep',
  schema: {
    initial: 'number >= 0',
    milestones: '(number.integer >= 0)[]',
    'gamma?': '0 <= number <= 1000',
  },
  build: ({ initial, milestones, gamma }) => multiStep(initial, milestones, gamma),
});
