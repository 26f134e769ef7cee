import type { RunEvent } from '@weir/core';
import type { StepAnatomy } from '@weir/diagnostics';

/** An event that came as JSON, which has no NaN and no infinity: a loss that is null was one of them. */
export function revived(event: RunEvent): RunEvent {
  if (event.type !== 'progress') return event;
  const losses: readonly (number | null)[] = event.losses;
  return losses.includes(null) ? { ...event, losses: losses.map((loss) => loss ?? NaN) } : event;
}

/** A step taken apart that came as JSON: all that is null in it was a number that is not finite. */
export function revivedAnatomy(anatomy: StepAnatomy): StepAnatomy {
  return JSON.parse(JSON.stringify(anatomy), (_, value: unknown) => value ?? NaN) as StepAnatomy; // with numbers in the place of nulls
}
