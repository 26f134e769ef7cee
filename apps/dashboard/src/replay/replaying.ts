import type { RunDiffers, RunEvent } from '@weir/core';
import { BehaviorSubject, ReplaySubject, filter, tap } from 'rxjs';
import type { Observable, Subscription } from 'rxjs';
import { messageOf } from '../messageOf.ts';
import { unknownRun } from '../run/runState.ts';
import type { RunState } from '../run/runState.ts';
import { watchRun } from '../run/watchRun.ts';
import type { ReplaySaid } from '../source/replay.ts';

/** How a replay goes. */
interface Progress {
  readonly phase: 'computing' | 'done' | 'failed';
  /** Steps done of those that are looked at. */
  readonly step: number;
  /** Where its parameters were those of a checkpoint, and what is damaged. */
  readonly notes: readonly string[];
  /** Where it was not what was recorded. */
  readonly differs: readonly RunDiffers[];
  /** Why it failed. */
  readonly failure?: string;
}

/** Computes a replay, once, and has its state as it grows. */
export interface Replaying {
  readonly state$: Observable<RunState>;
  readonly progress$: Observable<Progress>;
  /** Ends it where it stands. */
  stop(): void;
}

/** Begins a replay at once. */
export function replaying(said$: Observable<ReplaySaid>): Replaying {
  const state$ = new ReplaySubject<RunState>(1); // who comes once it has ended is to see it, too
  state$.next(unknownRun);
  const progress$ = new BehaviorSubject<Progress>({ phase: 'computing', step: 0, notes: [], differs: [] });
  const go = (change: Partial<Progress>) => progress$.next({ ...progress$.value, ...change });
  const events$ = said$.pipe(
    tap((said) => {
      if (said.type === 'note') go({ notes: [...progress$.value.notes, said.note] });
      if (said.type === 'differs') go({ differs: [...progress$.value.differs, said] });
      if (said.type === 'progress') go({ step: said.from + said.losses.length });
    }),
    tap({
      complete: () => go({ phase: 'done' }),
      error: (error) => go({ phase: 'failed', failure: messageOf(error) }),
    }),
    filter((said): said is RunEvent => said.type !== 'note'),
  );
  const running: Subscription = watchRun(events$).subscribe(state$);
  return {
    state$,
    progress$,
    stop() {
      running.unsubscribe();
      state$.complete();
    },
  };
}
