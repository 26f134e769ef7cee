import { Subject } from 'rxjs';
import type { Observable } from 'rxjs';
import type { RunCommand, RunEvent } from '@weir/core';
import { loggedEvents } from './loggedEvents.ts';
import { errorData } from './outcome.ts';
import type { Outcome } from './outcome.ts';
import { runLog } from './runLog.ts';
import type { RunLog, RunLogOptions } from './runLog.ts';
import type { RunName, RunSummary } from './runSummary.ts';
import { runTally } from './runTally.ts';

/** A run in the book: its past, its present and a way to command it. */
export interface BookedRun {
  readonly id: string;
  readonly log: RunLog;
  summary(): RunSummary;
  /** Undefined while the run lives, or may be taken up again. */
  outcome(): Outcome | undefined;
  /**
   * The past and then what comes, for any number of subscribers; a late one misses nothing that is kept. Completes when the
   * run ends or is interrupted.
   */
  readonly events$: Observable<RunEvent>;
  /** Emits whenever the log has grown or the run's status has changed; completes when the run has ended. */
  readonly changes$: Observable<void>;
  /** @returns whether the run is still there, and this server's, to take it. */
  command(command: RunCommand): boolean;
  /** Ends what this server trains of it: for good, or, where it is kept, with a checkpoint to go on from. */
  close(): Promise<void>;
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
  const tally = runTally(called, new Date().toISOString());
  let outcome: Outcome | undefined;

  function end(how: Outcome): void {
    outcome ??= how;
    control$.complete();
    changes$.complete();
  }

  const subscription = start(control$.asObservable()).subscribe({
    next(event) {
      log.append(event);
      tally.add(event);
      changes$.next();
    },
    error(error: unknown) {
      tally.failed(errorData(error));
      end({ type: 'failed', error });
    },
    complete() {
      if (['running', 'paused'].includes(tally.summary.status)) tally.setStatus('completed');
      end({ type: 'completed' });
    },
  });

  const logged = { log, changes$: changes$.asObservable(), outcome: () => outcome };
  return {
    id,
    ...logged,
    summary: () => tally.summary,
    events$: loggedEvents(logged),
    command(command) {
      if (outcome) return false;
      control$.next(command);
      return true;
    },
    async close() {
      subscription.unsubscribe();
      if (!outcome) tally.setStatus('closed');
      end({ type: 'closed' });
    },
  };
}
