import { Observable } from 'rxjs';
import type { RunEvent } from '@weir/core';
import type { StatusChanged } from '../run/statusChanged.ts';
import { revived } from './revived.ts';
import { SourceLostError } from './sourceLostError.ts';

/**
 * A run of a server as the stream that it is there: the past, then what comes, then completion or the error
 * it failed with. Nothing downstream can tell it from a run in the page.
 *
 * A connection that breaks, or whose server is started anew, is taken up again where it broke. A run that is kept may be
 * cut off, and taken up again; one that the server no longer knows errors with `SourceLostError`.
 *
 * @param url The server's address; empty for the one that served the page.
 * @param interrupted Called when the connection breaks; it is opened again, and the caller may look why it broke.
 */
export function serverRun(
  url: string,
  id: string,
  interrupted: () => void = () => {},
): Observable<RunEvent | StatusChanged> {
  return new Observable((subscriber) => {
    const source = new EventSource(`${url}/api/runs/${encodeURIComponent(id)}/events`);
    source.addEventListener('message', ({ data }: MessageEvent<string>) => {
      subscriber.next(revived(JSON.parse(data) as RunEvent)); // the server sends run events and nothing else
    });
    for (const type of ['interrupted', 'resumed'] as const)
      source.addEventListener(type, () => subscriber.next({ type }));
    source.addEventListener('completed', () => subscriber.complete());
    source.addEventListener('failed', ({ data }: MessageEvent<string>) => {
      const failure = JSON.parse(data) as { readonly name: string; readonly message: string }; // as the server makes it
      subscriber.error(Object.assign(new Error(failure.message), failure));
    });
    source.addEventListener('error', () => {
      if (source.readyState === EventSource.CLOSED) subscriber.error(new SourceLostError(id));
      else interrupted();
    });
    return () => source.close();
  });
}
