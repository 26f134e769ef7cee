import { kind } from '../configuration/kind.ts';
import type { Kind, KindDefinition } from '../configuration/kind.ts';

/** The learning rate of each step, 0 the first. */
export type Schedule = (step: number) => number;

export type ScheduleKind = Kind<Schedule, void>;

export const scheduleKind = <const Schema extends object>(
  definition: KindDefinition<Schema, Schedule, void>,
): ScheduleKind => kind('schedule', definition);

/**
 * Checks a rate that a schedule is built with.
 *
 * @throws RangeError if it is negative or not finite.
 */
export function mustBeRate(operator: string, name: string, value: number): void {
  if (!(Number.isFinite(value) && value >= 0)) {
    throw new RangeError(
      `${operator}: ${name} must be finite and at least 0, got ${value}; 0.1 is the lecture's`,
    );
  }
}

/**
 * Checks a number of steps that a schedule is built with.
 *
 * @throws RangeError if it is no positive integer.
 */
export function mustBeSteps(operator: string, name: string, value: number): void {
  if (!Number.isInteger(value) || value < 1) {
    throw new RangeError(
      `${operator}: ${name} must be a positive integer, got ${value}; give a number of steps`,
    );
  }
}
