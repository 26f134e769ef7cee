import { mustBeRate, scheduleKind } from './schedule.ts';
import type { Schedule } from './schedule.ts';

/**
 * The same rate at every step.
 *
 * @param value The rate.
 *
 * @example
 * ```ts
 * constantRate(0.1)(1000); // → 0.1
 * ```
 */
export function constantRate(value: number): Schedule {
  mustBeRate('constantRate', 'value', value);
  return () => value;
}

/** What `{"type": "constantRate"}` stands for in a configuration. */
export const constantRateKind = scheduleKind({
  type: 'constant',
  schema: { value: 'number >= 0' },
  build: ({ value }) => constantRate(value),
});
