import { kind } from '../configuration/kind.ts';
import type { Kind, KindDefinition } from '../configuration/kind.ts';

/** A rate that follows from validation losses: a fold whose state, plain data, is kept with the run. */
export interface RateFold<State = unknown> {
  readonly initial: State;
  /** Evaluations without improvement behind the first at which it can change the rate. */
  readonly waits: number;
  /** The state after one more evaluation. */
  add(state: State, validationLoss: number): State;
  rate(state: State): number;
}

/** The learning rate of each step, 0 the first. */
export interface Schedule {
  (step: number): number;
  /** Present where the rate follows from evaluations, not from the step alone. */
  readonly feedback?: RateFold;
}

/** A schedule that a configuration can name. */
export type ScheduleKind = Kind<Schedule, void>;

/** Registers a schedule: its name, the schema of its options and how it is built of them. Its place is beside the schedule. */
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
 * @param least Default 1.
 * @throws RangeError if it is no integer of at least so much.
 */
export function mustBeSteps(operator: string, name: string, value: number, least = 1): void {
  if (!Number.isInteger(value) || value < least) {
    const wanted = least === 1 ? 'a positive integer' : `an integer of at least ${least}`;
    throw new RangeError(`${operator}: ${name} must be ${wanted}, got ${value}; give a whole number`);
  }
}

/**
 * Checks the rate that a schedule falls to.
 *
 * @throws RangeError if it is none, or above the one that it falls from.
 */
export function mustBeLowest(operator: string, min: number, initial: number): void {
  mustBeRate(operator, 'min', min);
  if (min > initial) {
    throw new RangeError(
      `${operator}: min must be at most initial, as the rate falls to it, got ${min} and ${initial}; exchange the two`,
    );
  }
}
