import type { States } from '@weir/diagnostics';

/** What had been measured by a step. */
export interface Moment {
  readonly step: number;
  /** Of each history the newest entry alone. */
  readonly measured: States;
}

/** Moments kept: a slider has no more places on a telephone. What two of them have in common is there once. */
const most = 160;

/**
 * The moments after one more, in the order of their steps. Of too many, the one goes that leaves the smallest gap. A run that
 * goes on from a checkpoint comes by some steps again: later ones are then to come again, too.
 */
export function withMoment(past: readonly Moment[], moment: Moment): readonly Moment[] {
  const all = [...past.filter(({ step }) => step < moment.step), moment];
  if (all.length <= most) return all;
  let closest = 1;
  const gap = (at: number) => (all[at + 1]?.step ?? Infinity) - (all[at - 1]?.step ?? -Infinity);
  for (let at = 2; at < all.length - 1; at++) if (gap(at) < gap(closest)) closest = at;
  return all.filter((_, at) => at !== closest);
}

/** The moment that a step shows: the newest by then, or the first of all. */
export function momentAt(past: readonly Moment[], step: number): Moment | undefined {
  return past.findLast((moment) => moment.step <= step) ?? past[0];
}
