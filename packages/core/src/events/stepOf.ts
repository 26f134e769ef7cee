import type { RunEvent } from './runEvent.ts';

/** The step at which an event is emitted, the last that was done by then; −1 ahead of all. */
export function stepOf(event: RunEvent): number {
  if (event.type === 'progress') return event.from + event.losses.length - 1;
  // These count steps done, or name the next.
  if (event.type === 'evaluated') return event.step - 1;
  if (event.type === 'finished') return event.steps - 1;
  if (event.type === 'rateChanged') return event.step - 1;
  return 'step' in event ? event.step : -1;
}
