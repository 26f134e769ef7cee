import { concat, from, of, throwError } from 'rxjs';
import type { Observable } from 'rxjs';
import type { RunEvent } from '@weir/core';
import type { StatusChanged } from '../run/statusChanged.ts';
import { revived } from '../source/revived.ts';
import type { RunFile } from './runFile.ts';

/** A file's run as the stream that it was, up to where it was written. */
export function eventsIn({ events, failure }: RunFile): Observable<RunEvent | StatusChanged> {
  const past$ = from(events.map(revived));
  if (failure) {
    const error = Object.assign(new Error(failure.message), failure);
    return concat(
      past$,
      throwError(() => error),
    );
  }
  const hasEnded = events.some(({ type }) => type === 'finished');
  return hasEnded ? past$ : concat(past$, of<StatusChanged>({ type: 'interrupted' }));
}
