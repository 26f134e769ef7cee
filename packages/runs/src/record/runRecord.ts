import type { RunEvent } from '@weir/core';
import { parsePlain, stringifyPlain } from '../log/plainJson.ts';

/** A record of a run's log: something that the run said, or something that happened to it. */
export type RunRecord =
  | { readonly type: 'event'; readonly event: RunEvent }
  /** A process took the run up, after so many steps. */
  | {
      readonly type: 'session';
      readonly at: string;
      readonly step: number;
      readonly host: string;
      readonly pid: number;
    }
  /** It was interrupted, and can be resumed. */
  | { readonly type: 'interrupted'; readonly at: string; readonly step: number }
  /** It failed. */
  | { readonly type: 'failed'; readonly at: string; readonly name: string; readonly message: string }
  | { readonly type: 'checkpoint'; readonly step: number; readonly file: string; readonly hash: string }
  /** Checkpoints that the retention let go. */
  | { readonly type: 'removed'; readonly files: readonly string[] };

const kinds: ReadonlySet<string> = new Set([
  'event',
  'session',
  'interrupted',
  'failed',
  'checkpoint',
  'removed',
]);

const encoder = new TextEncoder();

/** A record as the payload of a frame: JSON. */
export const textOfRecord = (record: RunRecord): string => stringifyPlain(record);

/** The same in UTF-8. */
export const encodeRecord = (record: RunRecord): Uint8Array => encoder.encode(textOfRecord(record));

/**
 * The record in a frame's payload; `undefined` if it is of a kind that a later version knows.
 *
 * @throws Error that says what is wrong if the payload is no record.
 */
export function decodeRecord(payload: Uint8Array): RunRecord | undefined {
  let record: unknown;
  try {
    record = parsePlain(new TextDecoder('utf-8', { fatal: true }).decode(payload));
  } catch (error) {
    throw new Error(
      `a record must be JSON, got ${error instanceof Error ? error.message : 'something else'}`,
      { cause: error },
    );
  }
  if (typeof record !== 'object' || record === null || !('type' in record))
    throw new Error('a record must be an object with a type, got none');
  if (record.type === 'event') {
    const event = 'event' in record ? record.event : undefined;
    if (typeof event !== 'object' || event === null || !('type' in event))
      throw new Error('an event must be an object with a type, got none');
  }
  // What a checksum covers was written by this package: only strangers' kinds are to be expected.
  return kinds.has(String(record.type)) ? (record as RunRecord) : undefined;
}
