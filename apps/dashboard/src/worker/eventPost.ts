import type { RunEvent } from '@weir/core';
import type { StatusChanged } from '../run/statusChanged.ts';

type Said = RunEvent | StatusChanged;

/** Gathers events and passes them on together: a message each would cost the page more than what it says. */
export interface EventPost {
  add(event: Said): void;
  flush(): void;
}

/** Milliseconds that an event waits at most. */
const patience = 40;
/** Events that are not kept waiting: a page that takes in the past of a run is to breathe in between. */
const most = 200;

/** Gathers events and sends them together, after 40 ms or when there are 200. */
export function eventPost(send: (events: readonly Said[]) => void): EventPost {
  let waiting: Said[] = [];
  let since = 0;
  let timer: ReturnType<typeof setTimeout> | undefined;

  function flush(): void {
    clearTimeout(timer);
    timer = undefined;
    if (waiting.length === 0) return;
    const events = waiting;
    waiting = [];
    send(events);
  }

  return {
    add(event) {
      if (waiting.length === 0) since = performance.now();
      const last = waiting.at(-1);
      const merged = last && joined(last, event);
      if (merged) waiting[waiting.length - 1] = merged;
      else waiting.push(event);
      // A step may take long, and a timer fires between steps alone.
      if (waiting.length >= most || performance.now() - since > patience) flush();
      else timer ??= setTimeout(flush, patience);
    },
    flush,
  };
}

/** Two stretches of progress that follow each other, as one. */
function joined(one: Said, other: Said): RunEvent | undefined {
  if (one.type !== 'progress' || other.type !== 'progress') return undefined;
  if (one.from + one.losses.length !== other.from) return undefined;
  return { ...other, from: one.from, losses: [...one.losses, ...other.losses] };
}
