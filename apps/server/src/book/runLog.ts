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

/** Characters of JSON, by the size of each kind's first event, that are kept as they came. */
const recentCharacters = 8e6;
/** Blocks of losses that are kept as they came. */
const recentBlocks = 64;

/**
 * The past of a run, bounded: progress is merged, measurements are thinned, the rest is kept while it is
 * recent. Readers stand at cursors and share what is kept, so a slow one costs nothing. One that comes back soon gets all
 * that it has missed, one that comes late the thinned past.
 */
export interface RunLog {
  /** @param sequence Its number, above that of the one before. Default one more. */
  append(event: RunEvent, sequence?: number): void;
  /** What a reader at the cursor has yet to get, in order. */
  after(cursor: Cursor): Iterable<LogLine>;
}

/** The events of one run, numbered, for viewers who come late or come back. */
export function runLog({
  progressBlocks = 400,
  measurements = 1000,
  characters = 4e6,
}: RunLogOptions = {}): RunLog {
  const shelves = new Map<string, Shelf>();
  const thinProgress = thinTo(progressBlocks);
  const blocks: ProgressBlock[] = [];
  const recent = { events: newest(recentCharacters), blocks: newest(recentBlocks) };
  let sequence = 0;

  function shelve(key: string, event: RunEvent, rules: () => Omit<Shelf, 'entries'>): void {
    let shelf = shelves.get(key);
    if (!shelf) shelves.set(key, (shelf = { entries: [], ...rules() }));
    const entry = eventEntry(sequence, event);
    shelf.entries.push(entry);
    shelf.retain(shelf.entries);
    recent.events.add(entry, shelf.size);
  }

  function appendProgress(event: RunProgress): void {
    if (blocks.at(-1)?.merge(sequence, event)) return;
    const block = progressBlock(sequence, event);
    blocks.push(block);
    thinProgress(blocks);
    recent.blocks.add(block, 1);
  }

  /** A saturation map is a thousand times an update ratio, so the first one's size sets how many are kept. */
  function thinBySize(event: Measurement): Omit<Shelf, 'entries'> {
    const size = JSON.stringify(event).length;
    return { size, retain: thinTo(Math.max(2, Math.min(measurements, Math.floor(characters / size)))) };
  }

  const keep = (n: number) => () => ({ size: 500, retain: keepLast(n) });

  return {
    append(event, number = sequence + 1) {
      sequence = number;
      switch (event.type) {
        case 'progress':
          return appendProgress(event);
        case 'measurement':
          return shelve(`measurement ${event.diagnostic}`, event, () => thinBySize(event));
        case 'finding':
          // By change: however often a finding is updated, that it was raised stays.
          return shelve(
            `finding ${event.finding.rule} ${event.finding.subject} ${event.change}`,
            event,
            keep(20),
          );
        case 'diagnosticFailed':
          return shelve(`failed ${event.diagnostic}`, event, keep(20));
        default:
          return shelve(event.type, event, keep(1000));
      }
    },
    *after(cursor) {
      const lists = [
        ...(recent.blocks.reaches(cursor) ? [recent.blocks.entries] : [blocks]),
        ...(recent.events.reaches(cursor)
          ? [recent.events.entries]
          : [...shelves.values()].map(({ entries }) => entries)),
      ];
      const pending = lists.flatMap((entries) => newerThan(cursor.sequence, entries));
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

/** Events of one kind, thinned. */
interface Shelf {
  readonly entries: LogEntry[];
  readonly retain: Retention;
  /** Characters of the first one's JSON, about which the others have. */
  readonly size: number;
}

/** The newest entries, as many as fit. */
function newest(room: number) {
  const entries: LogEntry[] = [];
  const sizes: number[] = [];
  let taken = 0;
  let gone = 0;
  return {
    entries,
    add(entry: LogEntry, size: number): void {
      entries.push(entry);
      sizes.push(size);
      taken += size;
      if (taken <= room || entries.length < 2) return;
      // Half of it at once: to shift each would cost as many moves as there are entries.
      let count = 0;
      for (; count < entries.length - 1 && taken > room / 2; count += 1) taken -= sizes[count] ?? 0;
      gone = entries[count - 1]?.sequence ?? gone;
      entries.splice(0, count);
      sizes.splice(0, count);
    },
    /** Whether all that a reader has missed is here. Whoever begins is content with the thinned past. */
    reaches: ({ sequence }: Cursor): boolean => sequence > 0 && sequence >= gone,
  };
}

function newerThan(sequence: number, entries: readonly LogEntry[]): readonly LogEntry[] {
  let start = entries.length;
  while (start > 0 && (entries[start - 1]?.sequence ?? 0) > sequence) start -= 1;
  return entries.slice(start);
}
