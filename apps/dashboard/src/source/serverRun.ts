import { Observable } from 'rxjs';
import type { RunEvent } from '@weir/core';
import { SourceLostError } from './sourceLostError.ts';

/**
 * A run of a server as the stream that it is there: the past, then what comes, then completion or the error
 * it failed with. Nothing downstream can tell it from a run in the page.
 *
 * A connection that breaks is taken up again where it broke. Where the server no longer knows the run, the
 * stream errors with `SourceLostError`.
 *
 * @param url The server's address; empty for the one that served the page.
 * @param interrupted Called when the connection breaks; it is opened again, and the caller may look why it broke.
 */
export function serverRun(url: string, id: string, interrupted: () => void = () => {}): Observable<RunEvent> {
  return new Observable((subscriber) => {
    const source = new EventSource(`${url}/api/runs/${encodeURIComponent(id)}/events`);
    source.addEventListener('message', ({ data }: MessageEvent<string>) => {
      subscriber.next(revive(JSON.parse(data) as RunEvent)); // the server sends run events and nothing else
    });
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

/** JSON has no NaN and no infinity: a loss that is null was one of them. */
function revive(event: RunEvent): RunEvent {
  if (event.type !== 'progress') return event;
  const losses: readonly (number | null)[] = event.losses;
  return losses.includes(null) ? { ...event, losses: losses.map((loss) => loss ?? NaN) } : event;
}
