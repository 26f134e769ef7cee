import type { RunProgress } from '@weir/core';
import type { Cursor } from './cursor.ts';
import type { LogEntry } from './logEntry.ts';

/** Losses a block holds before the next one is begun. */
const capacity = 1000;

/** Progress events that follow on one another, merged; it grows until it is full. */
export interface ProgressBlock extends LogEntry {
  /** Takes the event in, unless the block is full or the event does not follow on it. */
  merge(sequence: number, event: RunProgress): boolean;
}

/** A block that begins with one event. */
export function progressBlock(first: number, event: RunProgress): ProgressBlock {
  const { from } = event;
  const losses = [...event.losses];
  let { learningRate, seconds } = event;
  let sequence = first;
  let serialised: { readonly start: number; readonly length: number; readonly json: string } | undefined;

  const slice = (start: number): RunProgress => ({
    type: 'progress',
    from: from + start,
    losses: losses.slice(start),
    learningRate,
    seconds,
  });
  return {
    get sequence() {
      return sequence;
    },
    step: from,
    merge(next, event) {
      if (losses.length + event.losses.length > capacity || event.from !== from + losses.length) return false;
      for (const loss of event.losses) losses.push(loss);
      ({ learningRate, seconds } = event);
      sequence = next;
      return true;
    },
    after(cursor: Cursor) {
      const start = cursor.sequence < first ? 0 : Math.max(0, cursor.step - from);
      return {
        cursor: { sequence, step: from + losses.length },
        event: slice(start),
        // Live readers stand at the same place, so the newest slice is worth keeping.
        json() {
          if (serialised?.start !== start || serialised.length !== losses.length) {
            serialised = { start, length: losses.length, json: JSON.stringify(slice(start)) };
          }
          return serialised.json;
        },
      };
    },
  };
}
