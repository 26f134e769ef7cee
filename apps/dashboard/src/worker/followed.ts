import type { RunEvent } from '@weir/core';
import { lockPath, logBeginning, readLog } from '@weir/runs';
import type { RunStore } from '@weir/runs';
import type { StatusChanged } from '../run/statusChanged.ts';
import { pausing, unpaused } from './pausing.ts';

/** Milliseconds between two looks at a run that another tab trains. */
const period = 500;

/**
 * A run that another tab trains, by its log, for which no lock is needed: all that it has recorded, and what comes, until it
 * ends or that tab is gone.
 */
export async function* followed(store: RunStore, id: string): AsyncGenerator<RunEvent | StatusChanged> {
  yield { type: 'elsewhere' };
  let at = logBeginning;
  let stands = unpaused;
  let failure: Error | undefined;
  for (;;) {
    // Ahead of the log: of a run that nobody holds any more, the log is all there.
    const isHeld = (await store.holder(lockPath(id))) !== undefined;
    const { records, end } = await readLog(store, id, at);
    at = end;
    for (const { record } of records) {
      if (record.type === 'failed') failure = Object.assign(new Error(record.message), { name: record.name });
      if (record.type !== 'event') continue;
      const { event } = record;
      const was = stands;
      stands = pausing(was, event);
      yield event;
      if (event.type === 'finished') return;
      if (event.type === 'progress' && was.until !== undefined && stands.until === undefined)
        yield { type: 'resumed' };
    }
    if (!isHeld) break;
    await new Promise((waited) => setTimeout(waited, period));
  }
  if (failure) throw failure;
  yield { type: 'interrupted' };
}
