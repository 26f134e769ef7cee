import type { RunEvent } from '@weir/core';

/** Where a run stands, and whether it waits there for a command. */
export interface Pausing {
  /** Steps done. */
  readonly done: number;
  /** Steps done up to which it is still paused; absent of one that trains. */
  readonly until?: number;
}

/** Of a run that has said nothing yet. */
export const unpaused: Pausing = { done: 0 };

/**
 * Where a run stands once it has said one thing more. One that went on from a pause may say nothing of it, as when it was
 * taken up again: its steps do.
 */
export function pausing({ done, until }: Pausing, event: RunEvent): Pausing {
  if (event.type === 'progress') {
    const now = event.from + event.losses.length;
    return until === undefined || now > until ? { done: now } : { done: now, until };
  }
  if (event.type !== 'controlled' || event.refused !== undefined) return of(done, until);
  const { step, command } = event;
  const now = Math.max(done, step);
  switch (command) {
    case 'pause':
      return { done: now, until: now };
    case 'step':
      return { done: now, until: Math.max(until ?? now, now) + 1 };
    case 'resume':
    case 'runTo':
    case 'stop':
      return { done: now };
    default:
      return of(now, until);
  }
}

const of = (done: number, until: number | undefined): Pausing => ({
  done,
  ...(until !== undefined && { until }),
});
