import type { DiagnosticName } from '@weir/diagnostics';
import { combineLatest, map } from 'rxjs';
import type { Observable } from 'rxjs';
import type { RunState } from '../run/runState.ts';
import { shareNewest } from '../run/shareNewest.ts';
import { withReplayed } from './withReplayed.ts';

/** A part of a run as it was computed again, which the panels show beside what the run measured. */
export interface Replay {
  /** Of the diagnostics that look at it. */
  readonly names: readonly DiagnosticName[];
  /** What they measured, as it grows; completes with the replay. */
  readonly state$: Observable<RunState>;
}

/** A run with what a replay measured of it; the run itself without one. */
export function replayedRun(state$: Observable<RunState>, replay: Replay | undefined): Observable<RunState> {
  if (!replay) return state$;
  const over = withReplayed(replay.names);
  return combineLatest([state$, replay.state$]).pipe(
    map(([run, replayed]) => over(run, replayed)),
    shareNewest(),
  );
}
