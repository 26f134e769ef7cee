import { Observable, Subject } from 'rxjs';
import type { RunCommand, RunEvent } from '@weir/core';
import { findingsTally } from './findingsTally.ts';
import { lossTally } from './lossTally.ts';
import { beginning } from './cursor.ts';
import { errorData } from './outcome.ts';
import type { Outcome } from './outcome.ts';
import { runLog } from './runLog.ts';
import type { RunLog, RunLogOptions } from './runLog.ts';
import { summarise } from './runSummary.ts';
import type { ComparisonPlace, RunSummary } from './runSummary.ts';

/** A run in the book: its past, its present and a way to command it. */
export interface BookedRun {
  readonly id: string;
  readonly log: RunLog;
  summary(): RunSummary;
  /** Undefined while the run lives. */
  outcome(): Outcome | undefined;
  /** The past and then what comes, for any number of subscribers; a late one misses nothing that is kept. */
  readonly events$: Observable<RunEvent>;
  /** Emits whenever the log has grown; completes when the run has ended. */
  readonly changes$: Observable<void>;
  /** @returns whether the run is still there to take it. */
  command(command: RunCommand): boolean;
  /** Unsubscribes from the run, which frees what it holds. */
  close(): void;
}

/** What a run is called, and which of several that are compared. */
export interface RunName {
  readonly id: string;
  readonly name: string;
  readonly variant?: string;
  readonly comparison?: ComparisonPlace;
}

/** Subscribes to the run's events and books them. */
export function bookedRun(
  called: RunName,
  start: (control$: Observable<RunCommand>) => Observable<RunEvent>,
  options: RunLogOptions = {},
): BookedRun {
  const control$ = new Subject<RunCommand>();
  const changes$ = new Subject<void>();
  const log = runLog(options);
  const { id } = called;
  const tally = findingsTally();
  const losses = lossTally();
  let summary: RunSummary = {
    ...called,
    status: 'running',
    step: 0,
    steps: 0,
    startedAt: new Date().toISOString(),
  };
  let outcome: Outcome | undefined;

  function end(how: Outcome): void {
    outcome ??= how;
    control$.complete();
    changes$.complete();
  }

  const subscription = start(control$.asObservable()).subscribe({
    next(event) {
      log.append(event);
      summary = summarise(summary, event);
      if (event.type === 'finding') tally.add(event);
      if (event.type === 'progress') losses.add(event);
      changes$.next();
    },
    error(error: unknown) {
      const { name, message } = errorData(error);
      summary = { ...summary, status: 'failed', error: message };
      if (name === 'DivergedError') losses.notFinite();
      end({ type: 'failed', error });
    },
    complete() {
      if (summary.status === 'running' || summary.status === 'paused') {
        summary = { ...summary, status: 'completed' };
      }
      end({ type: 'completed' });
    },
  });

  return {
    id,
    log,
    summary: () => ({ ...summary, ...tally.summary(), ...losses.summary() }),
    outcome: () => outcome,
    events$: new Observable((subscriber) => {
      let cursor = beginning;
      let delivering = false;
      // A subscriber may make the log grow while it gets an event: what came in then follows.
      const deliver = () => {
        if (delivering) return;
        delivering = true;
        for (let hasNew = true; hasNew;) {
          hasNew = false;
          for (const line of log.after(cursor)) {
            cursor = line.cursor;
            hasNew = true;
            subscriber.next(line.event);
          }
        }
        delivering = false;
      };
      const conclude = () => {
        if (outcome?.type === 'failed') subscriber.error(outcome.error);
        else subscriber.complete();
      };
      deliver();
      return changes$.subscribe({ next: deliver, complete: conclude });
    }),
    changes$: changes$.asObservable(),
    command(command) {
      if (outcome) return false;
      control$.next(command);
      return true;
    },
    close() {
      subscription.unsubscribe();
      if (!outcome) summary = { ...summary, status: 'closed' };
      end({ type: 'closed' });
    },
  };
}
