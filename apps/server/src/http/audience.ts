import type { ServerResponse } from 'node:http';
import type { Subscription } from 'rxjs';
import type { BookedRun } from '../book/bookedRun.ts';
import type { Cursor } from '../book/cursor.ts';
import { formatCursor } from '../book/cursor.ts';
import { errorData } from '../book/outcome.ts';

/** Milliseconds in which events are gathered into one write: 25 writes a second are more than a screen shows. */
const gather = 40;
/** Milliseconds between two writes at most. */
const longest = 1000;
/** Times as long as a round of writes took until the next one: writes take at most a hundredth of the server's time. */
const timesApart = 100;
/** Milliseconds between comments that keep an idle connection open. */
const heartbeat = 15_000;
/** Characters that are written at a time: a viewer that reads slowly has no more than that waiting for it. */
const chunk = 128 * 1024;

/** Somebody who watches a run. */
interface Viewer {
  readonly response: ServerResponse;
  cursor: Cursor;
  /** Whether it has yet to read what it was sent. */
  draining: boolean;
  /** Whether it was sent that the run is interrupted. */
  interrupted: boolean;
}

/**
 * All who watch one run. Events are gathered, encoded once, and written to everyone who stands at the same place, which
 * those who keep up do; the more viewers there are, the longer is gathered.
 *
 * A viewer that reads slowly is not written to until it has read what it was sent; it then goes on from its cursor, with
 * the thinned past where it has fallen far behind, so that it holds no memory but the socket's.
 */
export class Audience {
  private readonly viewers = new Set<Viewer>();
  private subscription: Subscription | undefined;
  private beat: NodeJS.Timeout | undefined;
  private timer: NodeJS.Timeout | undefined;
  private pause = gather;

  constructor(private readonly run: BookedRun) {}

  add(response: ServerResponse, from: Cursor): void {
    const viewer: Viewer = { response, cursor: from, draining: false, interrupted: false };
    this.viewers.add(viewer);
    response.on('drain', () => {
      viewer.draining = false;
      this.schedule(0);
    });
    response.on('close', () => this.drop(viewer));
    response.write('retry: 1000\n\n');
    this.send([viewer]);
    this.subscription ??= this.run.changes$.subscribe({
      next: () => this.schedule(this.pause),
      complete: () => this.schedule(0),
    });
    this.beat ??= setInterval(() => {
      for (const { response, draining } of this.viewers) if (!draining) response.write(':\n\n');
    }, heartbeat);
  }

  private drop(viewer: Viewer): void {
    this.viewers.delete(viewer);
    if (this.viewers.size > 0) return;
    this.subscription?.unsubscribe();
    this.subscription = undefined;
    clearInterval(this.beat);
    this.beat = undefined;
    clearTimeout(this.timer);
    this.timer = undefined;
  }

  private schedule(delay: number): void {
    this.timer ??= setTimeout(() => {
      this.timer = undefined;
      const start = performance.now();
      this.send([...this.viewers]);
      // A response hands its bytes to the socket a tick later, which takes as long as to encode them.
      process.nextTick(() => {
        const took = performance.now() - start;
        this.pause = Math.min(longest, Math.max(gather, timesApart * took));
      });
    }, delay);
  }

  private send(viewers: readonly Viewer[]): void {
    let ready = viewers.filter(({ draining }) => !draining);
    const isInterrupted = this.run.summary().status === 'interrupted';
    for (const viewer of ready) if (viewer.interrupted && !isInterrupted) this.sendStatus(viewer, 'resumed');
    while (ready.length > 0) {
      const more: Viewer[] = [];
      for (const group of byPlace(ready)) {
        const [{ cursor: from } = { cursor: undefined }] = group;
        if (!from) continue;
        const { bytes, cursor } = this.encoded(from);
        for (const viewer of group) {
          if (!bytes) this.conclude(viewer, isInterrupted);
          else {
            viewer.cursor = cursor;
            viewer.draining = !viewer.response.write(bytes);
            if (!viewer.draining) more.push(viewer);
          }
        }
      }
      ready = more;
    }
  }

  /** What comes after a place, up to a chunk of it. */
  private encoded(from: Cursor): { readonly bytes: Buffer | undefined; readonly cursor: Cursor } {
    let cursor = from;
    let text = '';
    for (const line of this.run.log.after(from)) {
      ({ cursor } = line);
      text += `id: ${formatCursor(cursor)}\ndata: ${line.json()}\n\n`;
      if (text.length >= chunk) break;
    }
    return { bytes: text === '' ? undefined : Buffer.from(text), cursor };
  }

  /** Sends a viewer that has everything the status of the run, where it has changed. */
  private conclude(viewer: Viewer, isInterrupted: boolean): void {
    if (isInterrupted && !viewer.interrupted) this.sendStatus(viewer, 'interrupted');
    const outcome = this.run.outcome();
    if (!outcome) return;
    const { response } = viewer;
    if (outcome.type === 'completed') response.write('event: completed\ndata: {}\n\n');
    if (outcome.type === 'failed') {
      response.write(`event: failed\ndata: ${JSON.stringify(errorData(outcome.error))}\n\n`);
    }
    response.end();
    this.drop(viewer);
  }

  private sendStatus(viewer: Viewer, word: 'interrupted' | 'resumed'): void {
    viewer.interrupted = word === 'interrupted';
    viewer.response.write(`event: ${word}\ndata: {}\n\n`);
  }
}

/** Those who stand at the same place together. */
function byPlace(viewers: readonly Viewer[]): readonly (readonly Viewer[])[] {
  const groups = new Map<string, Viewer[]>();
  for (const viewer of viewers) {
    const place = formatCursor(viewer.cursor);
    const group = groups.get(place);
    if (group) group.push(viewer);
    else groups.set(place, [viewer]);
  }
  return [...groups.values()];
}
