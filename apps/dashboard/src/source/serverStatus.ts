import {
  catchError,
  distinctUntilChanged,
  exhaustMap,
  from,
  map,
  merge,
  of,
  switchMap,
  timeout,
  timer,
} from 'rxjs';
import type { Observable } from 'rxjs';
import type { RunSummary, RunSource } from './runSource.ts';

/** Whether the server answers, and which runs it has. */
export type ServerStatus =
  { readonly reachable: true; readonly runs: readonly RunSummary[] } | { readonly reachable: false };

/** Milliseconds in which a server that is there has answered, though it trains at the same time. */
const patience = 20_000;

/**
 * Asks the server for its runs, at once and then every so often, and whenever something else is worth a look.
 *
 * @param refresh$ Asks out of turn: after a run was started.
 * @param period Milliseconds between two looks. Default 2000.
 */
export function serverStatus(
  api: Pick<RunSource, 'runs'>,
  refresh$: Observable<unknown>,
  period = 2000,
): Observable<ServerStatus> {
  const look = () =>
    from(api.runs()).pipe(
      timeout(patience), // a server that hangs holds its connections open and says nothing
      map((runs): ServerStatus => ({ reachable: true, runs })),
      catchError(() => of<ServerStatus>({ reachable: false })),
    );
  // A server that answers slowly is not asked again before it has; a refresh wants what is true after it.
  return merge(timer(0, period).pipe(exhaustMap(look)), refresh$.pipe(switchMap(look))).pipe(
    distinctUntilChanged((one, other) => JSON.stringify(one) === JSON.stringify(other)),
  );
}
