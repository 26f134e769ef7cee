import { parseConfiguration } from '@weir/experiments';
import type { Configuration } from '@weir/experiments';
import { replay } from '@weir/runs';
import type { RunStore } from '@weir/runs';
import type { ReplayRequest, ReplaySaid } from '@weir/server';
import { Observable, catchError } from 'rxjs';
import { prepareKept } from '../kept/prepareKept.ts';
import type { PrepareOptions } from '../prepare.ts';
import { threadsInUse } from '../threadsInUse.ts';
import { remoteError } from './remoteError.ts';

/**
 * A part of a run that a server keeps, computed again with the subscription as `weir replay` does, with what it notes. What
 * looks at it is of the kinds that the run's own configuration may name: nothing is imported for whoever asks over HTTP.
 *
 * @param log Told of what is refused, in full.
 * @param held$ While its newest is `true` no step is computed.
 */
export function replayServed(
  store: RunStore,
  id: string,
  { diagnostics, from, to }: ReplayRequest,
  options: PrepareOptions,
  log: (line: string) => void,
  held$: Observable<boolean>,
): Observable<ReplaySaid> {
  // A budget would thin what is seen by the time that it takes now.
  const seen = ({ budget: _, ...config }: Configuration): Configuration =>
    parseConfiguration({ ...config, diagnostics });
  const said$ = new Observable<ReplaySaid>((subscriber) =>
    replay(store, id, {
      prepare: prepareKept({ ...options, threads: threadsInUse() }, log, seen),
      from,
      ...(to !== undefined && { to }),
      note: (note) => subscriber.next({ type: 'note', note }),
      held$,
    }).subscribe(subscriber),
  );
  return said$.pipe(
    catchError((error: unknown) => {
      throw remoteError(error, `${id} cannot be replayed`, log);
    }),
  );
}
