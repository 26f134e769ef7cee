import type { RunEvent } from '@weir/core';
import type { Cursor } from './cursor.ts';

/** What a reader gets from a log: an event, and where it stands once it has it. */
export interface LogLine {
  readonly cursor: Cursor;
  readonly event: RunEvent;
  /** The event as JSON, made once however many ask. */
  json(): string;
}

/** A place in a log. */
export interface LogEntry {
  /** Counts up from 1 within a log. */
  readonly sequence: number;
  /** Where it stands in the run; the log is thinned evenly over the steps. */
  readonly step: number;
  /** What a reader who stands at the cursor, ahead of this entry, has to get. */
  after(cursor: Cursor): LogLine;
}

/** An entry that holds one event as it is. */
export function eventEntry(sequence: number, event: RunEvent): LogEntry {
  let serialised: string | undefined;
  const json = () => (serialised ??= JSON.stringify(event));
  return {
    sequence,
    step: 'step' in event ? event.step : 0,
    after: ({ step }) => ({ cursor: { sequence, step }, event, json }),
  };
}
