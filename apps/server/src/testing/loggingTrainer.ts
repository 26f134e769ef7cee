import { Observable, Subject, concat, defer, of } from 'rxjs';
import type { RunCommand, RunEvent } from '@weir/core';
import {
  encodeRecord,
  frame,
  lockPath,
  logPath,
  readHeader,
  readLog,
  writeComparison,
  writeHeader,
} from '@weir/runs';
import type { RunHeader, RunRecord, RunStore } from '@weir/runs';
import type { ReplayRequest, ReplaySaid } from '../book/replayRequest.ts';
import type { RunFork } from '../book/runFork.ts';
import type { VariantRequest } from '../book/runRequest.ts';
import type { KeptRuns, Training } from '../kept/keptRuns.ts';

export const started: RunEvent = {
  type: 'started',
  name: 'tiny',
  config: {},
  backend: 'cpu',
  steps: 100,
  parameterCount: 3,
  expectedInitialLoss: 3.2958,
  examples: { train: 8, validation: 1, test: 1 },
};
export const finished: RunEvent = { type: 'finished', steps: 100, reason: 'completed', seconds: 1 };
export const progress = (from: number, count: number): RunEvent => ({
  type: 'progress',
  from,
  losses: Array.from({ length: count }, (_, at) => from + at),
  learningRate: 0.1,
  seconds: 1,
});
export const measurement = (diagnostic: string, step: number): RunEvent => ({
  type: 'measurement',
  diagnostic,
  step,
  value: { step },
});

const header = (id: string, created: string, options = {}): RunHeader => ({
  format: 1,
  id,
  name: 'tiny',
  config: {},
  configHash: '',
  seed: 1,
  steps: 100,
  backend: 'cpu',
  weir: 'test',
  machine: {},
  created,
  data: '',
  options,
});

/** A trainer that trains nothing, and writes into a run's log what a test says. */
export class LoggingTrainer implements KeptRuns {
  readonly commands: RunCommand[] = [];
  private count = 0;
  private writes: Promise<unknown> = Promise.resolve();
  private end: (() => void) | undefined;

  constructor(readonly store: RunStore) {}

  compare(name: string, requests: readonly VariantRequest[], store: RunStore): Promise<void> {
    const variants = requests.map((request) => ({ name: request.variant, config: request.config ?? {} }));
    return writeComparison(store, { format: 1, source: name, flags: {}, variants });
  }

  async begin(_request: unknown, place: object, store: RunStore): Promise<Training> {
    this.count += 1;
    const id = `tiny-${this.count}`;
    await writeHeader(store, header(id, `2026-01-0${this.count}T00:00:00.000Z`, place));
    return this.training(id, store, 'begin');
  }

  async fork(parent: string, fork: RunFork, store: RunStore): Promise<Training> {
    return this.begin(undefined, { fork: { parent, ...fork } }, store);
  }

  /** Says which step of which run it was asked for. */
  async anatomy(id: string, step: number, store: RunStore): Promise<object> {
    await readHeader(store, id);
    if (step > 100) throw new Error(`replay: from must be below 100, got ${step}`);
    return { step, of: id };
  }

  /** Says what it was asked for, and then what a test does. */
  readonly replayed$ = new Subject<ReplaySaid>();
  replay(id: string, request: ReplayRequest): Observable<ReplaySaid> {
    return concat(
      defer(() => of({ type: 'note', note: `${id} ${JSON.stringify(request)}` } as const)),
      this.replayed$,
    );
  }

  async resume(id: string, store: RunStore): Promise<Training> {
    return this.training(id, store, 'resume');
  }

  /** Adds records to a log, as whoever trains it does. */
  write(id: string, store: RunStore, ...records: readonly (RunRecord | RunEvent)[]): Promise<unknown> {
    this.writes = this.writes.then(async () => {
      for (const given of records) {
        const record = isRecord(given) ? given : { type: 'event' as const, event: given };
        const { end } = await readLog(store, id);
        await store.append(logPath(id), frame(end.records, encodeRecord(record)));
      }
    });
    return this.writes;
  }

  /** Ends the newest training, its lock given back, as a process does that was killed: without a word. */
  async kill(): Promise<void> {
    await this.writes;
    this.end?.();
  }

  private async training(id: string, store: RunStore, how: 'begin' | 'resume'): Promise<Training> {
    const { release } = await store.lock(lockPath(id));
    const over$ = new Subject<void>();
    const end = () => void release().then(() => over$.complete());
    this.end = end;
    return {
      id,
      events$: new Observable((subscriber) => {
        const session = { type: 'session', at: '', step: 0, host: 'test', pid: 1 } as const;
        void this.write(id, store, session, ...(how === 'begin' ? [started] : []));
        return over$.subscribe(subscriber);
      }),
      send: (command) => this.commands.push(command),
      interrupt: () => void this.write(id, store, { type: 'interrupted', at: '', step: 0 }).then(end),
    };
  }
}

const ofRecords: readonly string[] = ['session', 'interrupted', 'failed', 'checkpoint', 'removed', 'event'];
const isRecord = (given: RunRecord | RunEvent): given is RunRecord => ofRecords.includes(given.type);
