import { readFrames } from '../log/readFrames.ts';
import type { RunStore } from '../store/runStore.ts';
import { logPath } from './runHeader.ts';
import { decodeRecord } from './runRecord.ts';
import type { RunRecord } from './runRecord.ts';

/** Where a record ends: what a checkpoint says of the log. */
export interface LogPosition {
  readonly bytes: number;
  /** Records so far, corrupted ones included. */
  readonly records: number;
}

/** Ahead of the first record. */
export const logBeginning: LogPosition = { bytes: 0, records: 0 };

/** A record, and where in the log it ends. */
export interface PlacedRecord {
  readonly record: RunRecord;
  readonly end: LogPosition;
}

/** A place in a log that could not be read. */
export interface LogProblem {
  readonly offset: number;
  readonly message: string;
}

/** All that could be read of a log. */
export interface ReadLog {
  readonly records: readonly PlacedRecord[];
  /** Where the next record would begin: after the last whole one. */
  readonly end: LogPosition;
  /** What is corrupt in the middle. */
  readonly problems: readonly LogProblem[];
  /** Whether it breaks off within a record. */
  readonly torn: boolean;
}

/**
 * Reads a run's log, from a position on, up to its last whole record. Takes no lock: of a live run it sees what has been
 * flushed.
 *
 * @param most Bytes to read. Default all there are; less to read a long log in parts: one that is cut is torn, and the next
 *   part begins at its `end`.
 */
export async function readLog(
  store: RunStore,
  id: string,
  from: LogPosition = logBeginning,
  most = Infinity,
): Promise<ReadLog> {
  const path = logPath(id);
  const bytes =
    (await store.size(path)) === undefined
      ? new Uint8Array(0)
      : await store.read(path, from.bytes, from.bytes + most);
  const records: PlacedRecord[] = [];
  const problems: LogProblem[] = [];
  let end = from;
  let torn = false;
  for (const found of readFrames(bytes, from.bytes)) {
    if (found.type === 'torn') {
      torn = true;
      break;
    }
    if (found.type === 'corruption') {
      problems.push({
        offset: found.offset,
        message: `${path}: byte ${found.offset} must begin a record, got ${found.reason}; reading went on at byte ${found.end}`,
      });
      continue;
    }
    if (found.sequence !== end.records) {
      const lost = found.sequence - end.records;
      problems.push({
        offset: found.offset,
        message: `${path}: byte ${found.offset} must begin record ${end.records}, got ${found.sequence}; ${lost > 0 ? `${lost} are lost` : 'the log was put together wrongly'}`,
      });
    }
    end = { bytes: found.end, records: found.sequence + 1 };
    try {
      const record = decodeRecord(found.payload);
      if (record) records.push({ record, end });
    } catch (error) {
      problems.push({
        offset: found.offset,
        message: `${path}: byte ${found.offset}: ${error instanceof Error ? error.message : String(error)}`,
      });
    }
  }
  return { records, end, problems, torn };
}
