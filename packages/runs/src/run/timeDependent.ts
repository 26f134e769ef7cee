import type { RunEvent } from '@weir/core';

/** What time decides in events, so that no two runs have the same: never compared. */
const ofTime: ReadonlySet<RunEvent['type']> = new Set(['cadencesChosen', 'budgetSpent', 'differs']);

/** Whether time decides all of an event. */
export const isOfTime = ({ type }: RunEvent): boolean => ofTime.has(type);

/** An event without what time decides in it. */
export function timeless(event: RunEvent): unknown {
  if (!('seconds' in event)) return event;
  const { seconds: _, ...rest } = event;
  return rest;
}
