import { stepOf } from '@weir/core';
import type { RunEvent } from '@weir/core';

/** The events of a run's first steps: what it had emitted after so many of them. */
export function eventsUpTo(events: readonly RunEvent[], steps: number): readonly RunEvent[] {
  return events.flatMap((event): readonly RunEvent[] => {
    if (event.type !== 'progress') return stepOf(event) < steps ? [event] : [];
    const losses = event.losses.slice(0, Math.max(0, steps - event.from));
    return losses.length > 0 ? [{ ...event, losses }] : [];
  });
}
