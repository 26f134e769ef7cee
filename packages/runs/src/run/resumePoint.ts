import type { RunEvent } from '@weir/core';
import { checkpointSteps, readCheckpoint } from '../checkpoint/checkpoint.ts';
import type { Checkpoint } from '../checkpoint/checkpoint.ts';
import { logBeginning, readLog } from '../record/readLog.ts';
import type { LogPosition, PlacedRecord, ReadLog } from '../record/readLog.ts';
import type { RunStore } from '../store/runStore.ts';

/** What a run goes on from. */
export interface ResumePoint {
  readonly checkpoint: Checkpoint | undefined;
  /** Ahead of the checkpoint. */
  readonly past: readonly RunEvent[];
  /** Behind it: to be computed again, and compared. */
  readonly recorded: readonly PlacedRecord[];
  /** Whether nothing of that was lost. */
  readonly isWhole: boolean;
  readonly end: LogPosition;
}

/** Of a run that begins. */
export const fromTheBeginning: ResumePoint = {
  checkpoint: undefined,
  past: [],
  recorded: [],
  isWhole: true,
  end: logBeginning,
};

/**
 * What a run resumes from: its newest checkpoint that is whole and whose log is there, or, without any, its beginning.
 *
 * @param atMost Steps done at most. Default: as many as there are.
 * @param note Called with what is damaged.
 */
export async function resumePointOf(
  store: RunStore,
  id: string,
  note: (line: string) => void = () => {},
  atMost = Infinity,
): Promise<ResumePoint> {
  const { checkpoint, log } = await newestCheckpoint(store, id, await readLog(store, id), note, atMost);
  for (const { message } of log.problems) note(message);
  const from = checkpoint?.log.bytes ?? 0;
  return {
    checkpoint,
    past: eventsOf(log.records.filter(({ end }) => end.bytes <= from)),
    recorded: log.records.filter(({ end }) => end.bytes > from),
    isWhole: log.problems.every(({ offset }) => offset < from),
    end: log.end,
  };
}

/** The events among the records of a log, first to last. */
export const eventsOf = (records: readonly PlacedRecord[]): readonly RunEvent[] =>
  records.flatMap(({ record }) => (record.type === 'event' ? [record.event] : []));

/** The newest checkpoint, and the log that reaches it: that of a run that trains has grown since it was read. */
async function newestCheckpoint(
  store: RunStore,
  id: string,
  read: ReadLog,
  note: (line: string) => void,
  atMost: number,
): Promise<{ readonly checkpoint: Checkpoint | undefined; readonly log: ReadLog }> {
  let log = read;
  const steps = await checkpointSteps(store, id);
  for (const step of [...steps].reverse()) {
    if (step > atMost) continue;
    try {
      const checkpoint = await readCheckpoint(store, id, step);
      const { bytes } = checkpoint.log;
      // What a run saves follows what it records: where the log is whole, it is there by now.
      if (bytes > log.end.bytes) log = extended(log, await readLog(store, id, log.end));
      if (bytes <= log.end.bytes) return { checkpoint, log };
      note(
        `the checkpoint after ${step} steps is of a log of ${bytes} bytes, of which ${log.end.bytes} are here; an older checkpoint is taken`,
      );
    } catch (error) {
      note(`${error instanceof Error ? error.message : String(error)}; an older checkpoint is taken`);
    }
  }
  return { checkpoint: undefined, log };
}

const extended = (log: ReadLog, more: ReadLog): ReadLog => ({
  ...more,
  records: [...log.records, ...more.records],
  problems: [...log.problems, ...more.problems],
});
