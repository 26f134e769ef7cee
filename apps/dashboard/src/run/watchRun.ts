import { pipe } from 'rxjs';
import type { Observable } from 'rxjs';
import { fold, thinTo } from '@weir/core';
import type { RunEvent } from '@weir/core';
import { errorAsValue } from './errorAsValue.ts';
import { remembering } from './remembering.ts';
import { runFold } from './runFold.ts';
import type { RunState } from './runState.ts';
import type { StatusChanged } from './statusChanged.ts';
import { shareNewest } from './shareNewest.ts';

/** Points kept of each history: about as many as a chart is pixels wide. */
const points = 600;

/** A run's state as it grows, whatever its source; shared, and late subscribers get the newest at once. */
export function watchRun(run$: Observable<RunEvent | StatusChanged>): Observable<RunState> {
  return run$.pipe(errorAsValue(), remembering(pipe(fold(runFold, thinTo(points)))), shareNewest());
}
