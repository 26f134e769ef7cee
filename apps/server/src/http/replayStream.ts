import type { ServerResponse } from 'node:http';
import { BehaviorSubject } from 'rxjs';
import type { Observable } from 'rxjs';
import type { ReplaySaid } from '../book/replayRequest.ts';
import { errorData } from '../book/outcome.ts';

/** Bytes that wait for whoever reads at most, but for what one step says: past it no more is computed. */
const room = 1024 * 1024;

/**
 * Writes what a replay says as lines of JSON, and, last, `{"type": "completed"}`, or `{"type": "failed"}` with `name` and
 * `message`: a stream without one was cut off. Whoever leaves ends the replay; while they read slowly it stands still.
 *
 * @param replayed Computes with the subscription; its argument is `true` for as long as it is to stand still.
 * @param begin Called ahead of the first line, which is when the response is this function's.
 * @returns a promise that rejects with what the replay fails with ahead of its first line.
 */
export function replayStream(
  replayed: (held$: Observable<boolean>) => Observable<ReplaySaid>,
  response: ServerResponse,
  begin: () => void,
): Promise<void> {
  const held$ = new BehaviorSubject(false);
  let hasBegun = false;
  const write = (line: object) => {
    if (!hasBegun) {
      begin();
      response.writeHead(200, {
        'content-type': 'application/jsonl; charset=utf-8',
        'cache-control': 'no-cache, no-transform',
        'x-content-type-options': 'nosniff',
      });
      hasBegun = true;
    }
    response.write(`${JSON.stringify(line)}\n`);
    if (response.writableLength > room && !held$.value) held$.next(true);
  };
  response.on('drain', () => held$.value && held$.next(false));
  return new Promise((resolve, reject) => {
    const computing = replayed(held$).subscribe({
      next: write,
      error(error: unknown) {
        if (!hasBegun) return reject(error instanceof Error ? error : new Error(String(error)));
        write({ ...errorData(error), type: 'failed' });
        response.end();
      },
      complete() {
        write({ type: 'completed' });
        response.end();
      },
    });
    response.on('close', () => {
      computing.unsubscribe();
      resolve();
    });
  });
}
