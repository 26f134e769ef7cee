import { logBeginning, logPath, readLog } from '@weir/runs/read';
import type { PlacedRecord, RunStore } from '@weir/runs/read';

/** Bytes that are read and decoded at a time: a long log lets others have their turn. */
const part = 512 * 1024;

/** Reads a log as it grows. */
export interface LogReader {
  /** What has come since the last time, in parts; whole records alone. */
  next(): AsyncGenerator<readonly PlacedRecord[]>;
}

/**
 * Reads a run's log from the beginning, and then what has come since.
 *
 * @param id Of a run in the store, whether it trains or not: no lock is taken.
 */
export function logReader(store: RunStore, id: string): LogReader {
  let position = logBeginning;
  /** Bytes that the log had when it was read last: what is torn or corrupt at its end is read anew when there is more. */
  let seen = 0;
  return {
    async *next() {
      const size = (await store.size(logPath(id))) ?? 0;
      if (size === seen) return;
      for (let most = part; position.bytes < size;) {
        const { records, end } = await readLog(store, id, position, most);
        const hasMoved = end.bytes > position.bytes;
        const wasAll = position.bytes + most >= size;
        position = end;
        if (records.length > 0) yield records;
        if (wasAll) break;
        // A record, or what is corrupt, can be longer than a part.
        most = hasMoved ? part : 2 * most;
      }
      seen = size;
    },
  };
}
