import type { RunEvent } from '@weir/core';

/** An event that came as JSON, which has no NaN and no infinity: a loss that is null was one of them. */
export function revived(event: RunEvent): RunEvent {
  if (event.type !== 'progress') return event;
  const losses: readonly (number | null)[] = event.losses;
  return losses.includes(null) ? { ...event, losses: losses.map((loss) => loss ?? NaN) } : event;
}
