import { mustBeRate, scheduleKind } from './schedule.ts';
import type { Schedule } from './schedule.ts';

/** The same rate at every step. */
export function constantRate(value: number): Schedule {
  mustBeRate('constantRate', 'value', value);
  return () => value;
}

export const constantRateKind = scheduleKind({
  type: 'constant',
  schema: { value: 'number >= 0' },
  build: ({ value }) => constantRate(value),
});
