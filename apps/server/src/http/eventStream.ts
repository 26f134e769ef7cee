import type { ServerResponse } from 'node:http';
import type { BookedRun } from '../book/bookedRun.ts';
import type { Cursor } from '../book/cursor.ts';
import { formatCursor } from '../book/cursor.ts';
import { errorData } from '../book/outcome.ts';

/** Milliseconds in which events are gathered into one write: 25 writes a second are more than a screen shows. */
const gather = 40;
/** Milliseconds between comments that keep an idle connection open. */
const heartbeat = 15_000;

/**
 * Writes a run's events from the cursor on as server-sent events: the past, then what comes. A `completed`
 * or `failed` event ends the stream of a run that has ended.
 *
 * A client that reads slowly is not written to until it has read what it was sent; it then goes on from its
 * cursor, so it holds no memory but the socket's.
 */
export function eventStream(run: BookedRun, response: ServerResponse, from: Cursor): void {
  let cursor = from;
  let draining = false;
  let timer: NodeJS.Timeout | undefined;

  response.writeHead(200, {
    'content-type': 'text/event-stream; charset=utf-8',
    'cache-control': 'no-cache, no-transform',
    'x-content-type-options': 'nosniff',
  });
  response.write('retry: 1000\n\n');

  function pump(): void {
    timer = undefined;
    for (const line of run.log.after(cursor)) {
      cursor = line.cursor;
      if (!response.write(`id: ${formatCursor(cursor)}\ndata: ${line.json()}\n\n`)) {
        draining = true;
        return;
      }
    }
    const outcome = run.outcome();
    if (!outcome) return;
    if (outcome.type === 'completed') response.write('event: completed\ndata: {}\n\n');
    if (outcome.type === 'failed') {
      response.write(`event: failed\ndata: ${JSON.stringify(errorData(outcome.error))}\n\n`);
    }
    response.end();
  }
  function schedule(delay: number): void {
    if (!draining) timer ??= setTimeout(pump, delay);
  }

  response.on('drain', () => {
    draining = false;
    schedule(0);
  });
  const beat = setInterval(() => draining || response.write(':\n\n'), heartbeat);
  const subscription = run.changes$.subscribe({ next: () => schedule(gather), complete: () => schedule(0) });
  response.on('close', () => {
    subscription.unsubscribe();
    clearInterval(beat);
    clearTimeout(timer);
  });
  pump();
}
