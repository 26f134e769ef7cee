import {
  EMPTY,
  Observable,
  Subject,
  defer,
  exhaustMap,
  ignoreElements,
  lastValueFrom,
  merge,
  share,
  takeWhile,
  timer,
} from 'rxjs';
import type { RunCommand } from '@weir/core';
import { lockPath } from '@weir/runs/read';
import type { RunHeader, RunRecord, RunStore } from '@weir/runs/read';
import type { BookedRun } from '../book/bookedRun.ts';
import { loggedEvents } from '../book/loggedEvents.ts';
import type { Outcome } from '../book/outcome.ts';
import { runLog } from '../book/runLog.ts';
import type { RunLog, RunLogOptions } from '../book/runLog.ts';
import type { RunSummary } from '../book/runSummary.ts';
import { runTally } from '../book/runTally.ts';
import { forkIn } from './forkIn.ts';
import type { KeptPlace } from './keptComparison.ts';
import type { Training } from './keptRuns.ts';
import { logReader } from './logReader.ts';

/** Milliseconds between two looks at a run that somebody watches and another process may train. */
const period = 500;

/**
 * A run of a store, followed by its log: its events are what is on disk, under the numbers that its records have there. So
 * it does not matter who trains it, this server, the one before or another process; and whatever happens, a viewer that comes
 * back has been sent nothing that is not part of the run any more.
 *
 * Its events are in memory while it is open; its summary always is.
 */
export class FollowedRun implements BookedRun {
  readonly id: string;
  /** When its log was last looked at. */
  looked = -Infinity;
  private log_: RunLog | undefined;
  private tally;
  private reader;
  private failure: Error | undefined;
  private hasFinished = false;
  private isHeld = false;
  private heldBy: RunSummary['trainedBy'];
  private training: Training | undefined;
  private looking: Promise<void> | undefined;
  private again: Promise<void> | undefined;
  private readonly grown$ = new Subject<void>();
  private readonly polls$;

  constructor(
    private readonly store: RunStore,
    readonly header: RunHeader,
    private readonly options: RunLogOptions = {},
    /** Of a run that is one of several which are compared. */
    private readonly place: KeptPlace = {},
  ) {
    this.id = header.id;
    this.tally = this.blank();
    this.reader = logReader(store, this.id);
    this.polls$ = timer(0, period).pipe(
      exhaustMap(() => (this.training ? EMPTY : this.look())),
      ignoreElements(),
      share(),
    );
  }

  /** The folder of its comparison, if it lies in one. */
  get folder(): string | undefined {
    return this.place.folder;
  }

  get log(): RunLog {
    if (!this.log_)
      throw new Error(`run: ${this.id} must be open to be read, got one that was shut; open it`);
    return this.log_;
  }

  /** Whether somebody watches or trains it. */
  get isInUse(): boolean {
    return this.grown$.observed || this.training !== undefined;
  }

  /** Whether nothing more is to come, unless somebody takes it up. */
  get isAtRest(): boolean {
    return !this.isHeld;
  }

  /** Brings its events into memory, as many as are kept there. */
  async open(): Promise<this> {
    if (!this.log_) {
      await this.looking;
      this.log_ = runLog(this.options);
      this.tally = this.blank();
      this.reader = logReader(this.store, this.id);
    }
    await this.look();
    return this;
  }

  /** Lets go of its events. */
  shut(): void {
    this.log_ = undefined;
  }

  summary(): RunSummary {
    const { summary } = this.tally;
    const isCutOff = !this.isHeld && (summary.status === 'running' || summary.status === 'paused');
    return {
      ...summary,
      ...(isCutOff && { status: 'interrupted' as const }),
      ...(this.heldBy && { trainedBy: this.heldBy }),
    };
  }

  outcome(): Outcome | undefined {
    if (this.isHeld) return undefined;
    if (this.failure) return { type: 'failed', error: this.failure };
    return this.hasFinished ? { type: 'completed' } : undefined;
  }

  readonly changes$ = new Observable<void>((subscriber) => {
    const conclude = () => this.outcome() && subscriber.complete();
    subscriber.add(
      merge(this.grown$, this.polls$).subscribe({
        next() {
          subscriber.next();
          conclude();
        },
        error: (error: unknown) => subscriber.error(error),
      }),
    );
    conclude();
  });

  readonly events$ = defer(() => {
    const isOver = () => this.summary().status === 'interrupted';
    const changes$ = defer(() => (isOver() ? EMPTY : this.changes$.pipe(takeWhile(() => !isOver(), true))));
    return loggedEvents({ log: this.log, changes$, outcome: () => this.outcome() });
  });

  /** Follows a run that this process trains: it begins to. */
  train(training: Training): void {
    this.training = training;
    this.isHeld = true;
    this.heldBy = undefined;
    const end = () => {
      this.training = undefined;
      void this.look().catch(() => {});
    };
    training.events$.subscribe({ error: end, complete: end });
  }

  command(command: RunCommand): boolean {
    this.training?.send(command);
    return this.training !== undefined;
  }

  async close(): Promise<void> {
    const { training } = this;
    if (!training) return;
    const ended = lastValueFrom(
      this.changes$.pipe(takeWhile(() => this.training !== undefined || this.isHeld)),
      { defaultValue: undefined },
    );
    training.interrupt();
    await ended;
  }

  /** Reads what has come since, and who trains it. Resolves when what was true at the call is known. */
  look(): Promise<void> {
    if (this.looking) {
      this.again ??= this.looking
        .catch(() => {})
        .then(() => {
          this.again = undefined;
          return this.look();
        });
      return this.again;
    }
    this.looking = this.read().finally(() => (this.looking = undefined));
    return this.looking;
  }

  private async read(): Promise<void> {
    // Ahead of the log: of a run that nobody holds any more, the log is all there.
    const holder = this.training ? undefined : await this.store.holder(lockPath(this.id));
    let hasChanged = false;
    for await (const records of this.reader.next()) {
      for (const { record, end } of records) this.take(record, end.records);
      hasChanged = true;
    }
    const isElsewhere = holder !== undefined && !holder.stale;
    const isHeld = isElsewhere || this.training !== undefined;
    hasChanged ||= isHeld !== this.isHeld;
    this.isHeld = isHeld;
    this.heldBy = isElsewhere && !this.training ? { host: holder.host, pid: holder.pid } : undefined;
    this.looked = performance.now();
    if (hasChanged) this.grown$.next();
  }

  /** @param sequence From 1: that of the log counts from 0. */
  private take(record: RunRecord, sequence: number): void {
    switch (record.type) {
      case 'event': {
        const { event } = record;
        this.log_?.append(event, sequence);
        this.tally.add(event);
        if (event.type === 'finished') this.hasFinished = true;
        return;
      }
      case 'failed':
        this.failure = Object.assign(new Error(record.message), { name: record.name });
        return this.tally.failed(record);
      case 'session': {
        // Whoever takes a run up lets it train, though it was paused when its process ended.
        if (this.tally.summary.status !== 'paused') return;
        const { step } = this.tally.summary;
        this.log_?.append({ type: 'controlled', step, command: 'resume' }, sequence);
        return this.tally.setStatus('running');
      }
    }
  }

  private blank() {
    const { id, name, created, steps } = this.header;
    this.failure = undefined;
    this.hasFinished = false;
    const { variant, comparison } = this.place;
    return runTally(
      {
        id,
        name,
        ...(variant !== undefined && comparison && { variant, comparison }),
        ...forkIn(this.header),
      },
      created,
      steps,
    );
  }
}
