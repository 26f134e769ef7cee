import { active } from './activeScope.ts';

/** An accumulator that changes in place, for speed, and can give its state as plain data and take it back. */
export interface Keeper<State> {
  /** A copy: what is saved does not change with the next step. */
  save(): State;
  restore(saved: State): void;
}

/**
 * Makes an accumulator part of a run's checkpoints: call it while being subscribed to, within `defer` or
 * `new Observable`. It is restored at once, where there is something to restore. Outside a run it does nothing.
 *
 * @param name Unique within the operator.
 * @returns The accumulator.
 */
export function keeping<State, Accumulator extends Keeper<State> = Keeper<State>>(
  name: string,
  accumulator: Accumulator,
): Accumulator {
  const before = active()?.enter(name, accumulator);
  // It comes from the accumulator of the same name, by way of a checkpoint whose configuration is the same.
  if (before) accumulator.restore(before.saved as State);
  return accumulator;
}
