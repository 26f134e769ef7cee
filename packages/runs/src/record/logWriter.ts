import { framesOf, mustFitFrame } from '../log/frame.ts';
import type { RunStore } from '../store/runStore.ts';
import { patiently } from '../store/patiently.ts';
import type { BlockedStoreError } from '../store/storeErrors.ts';
import type { LogPosition } from './readLog.ts';
import { logPath } from './runHeader.ts';
import { textOfRecord } from './runRecord.ts';
import type { RunRecord } from './runRecord.ts';

/** Letters that are not kept waiting: what a run writes in half a second at most, so that it is not written more often. */
const flushAt = 4 * 1024 * 1024;

/** Callbacks of a `LogWriter`. */
export interface LogWriterOptions {
  /** Called with what keeps it from writing, and with nothing when it writes again. Nothing is lost between. */
  readonly onBlocked?: (error: BlockedStoreError | undefined) => void;
  /** Called once with a fault that no waiting mends, when it happens: nothing is written any more. */
  readonly onFailure?: (error: unknown) => void;
  /**
   * Milliseconds after which a record is on its way to the store at the latest. Default 500; less where others watch the
   * run by its log.
   */
  readonly flushEvery?: number;
}

/**
 * Appends records to a run's log: at once in memory, in the store half a second later at most. Only who holds the run's
 * lock may have one.
 */
export class LogWriter {
  private readonly path: string;
  /** Records that are no bytes yet: they become so together, since a step between two of them takes what both need from the cache. */
  private texts: string[] = [];
  private letters = 0;
  /** Bytes that are yet to be written. */
  private waiting: Uint8Array[] = [];
  private written: number;
  private at: LogPosition;
  private timer: ReturnType<typeof setTimeout> | undefined;
  private draining: Promise<void> | undefined;
  private failure: unknown;

  constructor(
    private readonly store: RunStore,
    id: string,
    from: LogPosition,
    private readonly options: LogWriterOptions = {},
  ) {
    this.path = logPath(id);
    this.at = from;
    this.written = from.bytes;
  }

  /** Where the log ends, what waits included. */
  get position(): LogPosition {
    if (this.texts.length > 0) {
      const bytes = framesOf(this.at.records, this.texts);
      this.at = { bytes: this.at.bytes + bytes.length, records: this.at.records + this.texts.length };
      this.waiting.push(bytes);
      this.texts = [];
      this.letters = 0;
    }
    return this.at;
  }

  append(record: RunRecord): void {
    const text = textOfRecord(record);
    mustFitFrame(text);
    this.texts.push(text);
    this.letters += text.length;
    if (this.letters >= flushAt) void this.flush().catch(() => {});
    else {
      const { flushEvery = 500 } = this.options;
      this.timer ??= setTimeout(() => void this.flush().catch(() => {}), flushEvery);
    }
  }

  /** Resolves when all that was appended so far is in the store, whatever a run that trains appends meanwhile. */
  async flush(): Promise<void> {
    clearTimeout(this.timer);
    this.timer = undefined;
    const until = this.position.bytes;
    while (this.written < until) {
      this.draining ??= this.drain().finally(() => {
        this.draining = undefined;
      });
      await this.draining;
    }
  }

  /** The same, and it outlives a power cut. */
  async sync(): Promise<void> {
    await this.flush();
    await this.store.sync(this.path);
  }

  /** Writes what waits now. */
  private async drain(): Promise<void> {
    if (this.failure !== undefined) throw this.failure;
    const chunk = joined(this.waiting);
    this.waiting = [];
    await this.put(chunk);
    this.written += chunk.length;
  }

  private async put(chunk: Uint8Array): Promise<void> {
    try {
      await patiently(
        async (again) => {
          if (again) await this.store.truncate(this.path, this.written); // part of it may have arrived
          await this.store.append(this.path, chunk);
        },
        (error) => this.options.onBlocked?.(error),
      );
    } catch (error) {
      this.failure = error;
      this.options.onFailure?.(error);
      throw error;
    }
  }
}

function joined(parts: readonly Uint8Array[]): Uint8Array {
  const all = new Uint8Array(parts.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const part of parts) {
    all.set(part, at);
    at += part.length;
  }
  return all;
}
