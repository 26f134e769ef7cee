import { Observable } from 'rxjs';
import type { RunEvent } from '@weir/core';
import { beginning } from './cursor.ts';
import type { Outcome } from './outcome.ts';
import type { RunLog } from './runLog.ts';

/** Where events are read from, and how it is known that there are more. */
export interface Logged {
  readonly log: RunLog;
  readonly changes$: Observable<void>;
  outcome(): Outcome | undefined;
}

/** A log as the stream that it was: the past and then what comes, for any number of subscribers. */
export function loggedEvents(run: Logged): Observable<RunEvent> {
  return new Observable((subscriber) => {
    let cursor = beginning;
    let delivering = false;
    // A subscriber may make the log grow while it gets an event: what came in then follows.
    const deliver = () => {
      if (delivering) return;
      delivering = true;
      for (let hasNew = true; hasNew;) {
        hasNew = false;
        for (const line of run.log.after(cursor)) {
          cursor = line.cursor;
          hasNew = true;
          subscriber.next(line.event);
        }
      }
      delivering = false;
    };
    const conclude = () => {
      const outcome = run.outcome();
      if (outcome?.type === 'failed') subscriber.error(outcome.error);
      else subscriber.complete();
    };
    deliver();
    return run.changes$.subscribe({ next: deliver, complete: conclude });
  });
}
