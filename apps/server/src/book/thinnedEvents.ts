import type { RunEvent } from '@weir/core';
import { beginning } from './cursor.ts';
import { runLog } from './runLog.ts';
import type { RunLogOptions } from './runLog.ts';

/** A run's past as a viewer gets it who comes late: progress is merged, measurements are thinned evenly. */
export function thinnedEvents(events: readonly RunEvent[], options: RunLogOptions = {}): readonly RunEvent[] {
  const log = runLog(options);
  for (const event of events) log.append(event);
  return [...log.after(beginning)].map(({ event }) => event);
}
