import type { ServerResponse } from 'node:http';
import type { BookedRun } from '../book/bookedRun.ts';
import type { Cursor } from '../book/cursor.ts';
import { Audience } from './audience.ts';

const audiences = new WeakMap<BookedRun, Audience>();

/**
 * Writes a run's events from the cursor on as server-sent events: the past, then what comes. A `completed` or `failed`
 * event ends the stream of a run that has ended; `interrupted` tells that it was cut off and can be taken up again, and
 * `resumed` that it was.
 */
export function eventStream(run: BookedRun, response: ServerResponse, from: Cursor): void {
  response.writeHead(200, {
    'content-type': 'text/event-stream; charset=utf-8',
    'cache-control': 'no-cache, no-transform',
    'x-content-type-options': 'nosniff',
  });
  let audience = audiences.get(run);
  if (!audience) audiences.set(run, (audience = new Audience(run)));
  audience.add(response, from);
}
