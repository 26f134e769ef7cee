import { keepLast, thinTo } from '@weir/core';
import type { Measurement, Retention, RunEvent, RunProgress } from '@weir/core';
import type { Cursor } from './cursor.ts';
import { eventEntry } from './logEntry.ts';
import type { LogEntry, LogLine } from './logEntry.ts';
import { progressBlock } from './progressBlock.ts';
import type { ProgressBlock } from './progressBlock.ts';

/** How much of a run a log remembers. */
export interface RunLogOptions {
  /** Blocks of 1,000 losses kept; past it they are thinned evenly. Default 400. */
  readonly progressBlocks?: number;
  /** Measurements kept of each diagnostic; past it they are thinned evenly. Default 1000. */
  readonly measurements?: number;
  /** Characters of JSON kept of each diagnostic, whose large measurements are thinned sooner. Default 4e6. */
  readonly characters?: number;
}

/**
 * The past of a run, bounded: progress is merged, measurements are thinned, the rest is kept while it is
 * recent. Readers stand at cursors and share what is kept, so a slow one costs nothing.
 */
export interface RunLog {
  append(event: RunEvent): void;
  /** What a reader at the cursor has yet to get, in order. */
  after(cursor: Cursor): Iterable<LogLine>;
}

/** The events of one run, numbered, for viewers who come late or come back. */
export function runLog({
  progressBlocks = 400,
  measurements = 1000,
  characters = 4e6,
}: RunLogOptions = {}): RunLog {
  const shelves = new Map<string, { readonly entries: LogEntry[]; readonly retain: Retention }>();
  const thinProgress = thinTo(progressBlocks);
  const blocks: ProgressBlock[] = [];
  let sequence = 0;

  function shelve(key: string, event: RunEvent, retention: () => Retention): void {
    let shelf = shelves.get(key);
    if (!shelf) shelves.set(key, (shelf = { entries: [], retain: retention() }));
    shelf.entries.push(eventEntry(sequence, event));
    shelf.retain(shelf.entries);
  }

  function appendProgress(event: RunProgress): void {
    if (blocks.at(-1)?.merge(sequence, event)) return;
    blocks.push(progressBlock(sequence, event));
    thinProgress(blocks);
  }

  /** A saturation map is a thousand times an update ratio, so the first one's size sets how many are kept. */
  function thinBySize(event: Measurement): Retention {
    const fitting = Math.floor(characters / JSON.stringify(event).length);
    return thinTo(Math.max(2, Math.min(measurements, fitting)));
  }

  return {
    append(event) {
      sequence += 1;
      switch (event.type) {
        case 'progress':
          return appendProgress(event);
        case 'measurement':
          return shelve(`measurement ${event.diagnostic}`, event, () => thinBySize(event));
        case 'finding':
          return shelve(`finding ${event.finding.rule} ${event.finding.subject}`, event, () => keepLast(20));
        case 'diagnosticFailed':
          return shelve(`failed ${event.diagnostic}`, event, () => keepLast(20));
        default:
          return shelve(event.type, event, () => keepLast(1000));
      }
    },
    *after(cursor) {
      const pending = [blocks, ...[...shelves.values()].map(({ entries }) => entries)].flatMap((entries) =>
        newerThan(cursor.sequence, entries),
      );
      pending.sort((one, other) => one.sequence - other.sequence);
      let at = cursor;
      for (const entry of pending) {
        const line = entry.after(at);
        at = line.cursor;
        yield line;
      }
    },
  };
}

function newerThan(sequence: number, entries: readonly LogEntry[]): readonly LogEntry[] {
  let start = entries.length;
  while (start > 0 && (entries[start - 1]?.sequence ?? 0) > sequence) start -= 1;
  return entries.slice(start);
}
