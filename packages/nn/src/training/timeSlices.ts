/** A loop that shares the event loop. */
export interface TimeSlices {
  /** Milliseconds of work before the event loop gets its turn. */
  readonly slice: number;
  done(): boolean;
  /** One turn of the loop: `wait` until woken, go on with `more`, or be `done`. */
  turn(): 'more' | 'wait' | 'done';
  /** Registers what wakes a waiting loop; returns how to unregister. */
  onWake(wake: () => void): (() => void) | undefined;
  failed(error: unknown): void;
}

/**
 * Starts the loop once the calling code has run to its end, so that whoever subscribes beside the first misses
 * nothing, and returns how to stop it.
 */
export function timeSlices({ slice, done, turn, onWake, failed }: TimeSlices): () => void {
  let stopped = false;
  let waiting = false;
  const later = nextTask();
  const run = (): void => {
    waiting = false;
    const end = performance.now() + slice;
    try {
      while (!stopped && !done()) {
        const outcome = turn();
        if (outcome === 'done') return;
        if (outcome === 'wait') {
          waiting = true;
          return;
        }
        if (performance.now() >= end) {
          later.schedule(run);
          return;
        }
      }
    } catch (error) {
      failed(error);
    }
  };
  const unregister = onWake(() => {
    if (waiting && !stopped) {
      waiting = false;
      later.schedule(run);
    }
  });
  queueMicrotask(run);
  return () => {
    stopped = true;
    unregister?.();
    later.close();
  };
}

/** `setTimeout` waits 4 ms in browsers once nested, so a message to oneself stands in for `setImmediate` there. */
function nextTask(): { schedule(task: () => void): void; close(): void } {
  if (typeof setImmediate === 'function') {
    return { schedule: (task) => void setImmediate(task), close: () => {} };
  }
  const { port1, port2 } = new MessageChannel();
  let pending: (() => void) | undefined;
  // Only pages and workers come here, whose ports have the property that Node's types leave out.
  (port1 as unknown as { onmessage: () => void }).onmessage = () => pending?.();
  return {
    schedule(task) {
      pending = task;
      port2.postMessage(null);
    },
    close: () => port1.close(),
  };
}
