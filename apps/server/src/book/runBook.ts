import { firstValueFrom, throwError } from 'rxjs';
import type { Observable } from 'rxjs';
import type { RunCommand, RunEvent } from '@weir/core';
import { bookedRun } from './bookedRun.ts';
import type { BookedRun } from './bookedRun.ts';
import { booking } from './booking.ts';
import type { Comparison } from './compared.ts';
import { NotForkableError } from './notForkableError.ts';
import { NotKeptError } from './notKeptError.ts';
import { NotResumableError } from './notResumableError.ts';
import { refused } from './refused.ts';
import type { ReplayRequest, ReplaySaid } from './replayRequest.ts';
import type { RunFork } from './runFork.ts';
import type { RunLogOptions } from './runLog.ts';
import type { RunRequest, VariantRequest } from './runRequest.ts';
import type { RunPlace, RunSummary } from './runSummary.ts';
import { uniqueId } from './uniqueId.ts';

/** Turns a request into a run; throws, or errors ahead of the first event, where the request is wrong. */
export type StartRun = (request: RunRequest, control$: Observable<RunCommand>) => Observable<RunEvent>;

/** How many runs a book holds, and how it makes them. */
export interface RunBookOptions extends RunLogOptions {
  /** Runs that may train at the same time: they share one thread. Default 4. */
  readonly live?: number;
  /** Runs that have ended and are held in memory, where none are kept; past it the oldest goes. Default 20. */
  readonly ended?: number;
  /** Kept runs that are listed, the newest; the others can be had by their ids. Default 100. */
  readonly listed?: number;
}

/** All runs of a server. */
export interface RunBook {
  /**
   * Starts a run and books it; resolves once it has said its first word.
   *
   * @throws RunRefusedError if the run fails ahead of its first event.
   * @throws TooManyRunsError if as many train as may.
   */
  begin(request: RunRequest): Promise<BookedRun>;
  /**
   * Starts the first of several runs that are to be compared, and each of the others when the one before it has ended:
   * in failure too, but not where it was stopped by a command. Resolves once the first has said its first word.
   *
   * @throws What {@link begin} throws, of the first. One of the others that is refused is left out.
   */
  compare(name: string, requests: readonly VariantRequest[]): Promise<Comparison>;
  /**
   * Goes on with a run that was interrupted, where it stands.
   *
   * @throws NotResumableError if it cannot: it has ended, trains already, or is not kept.
   * @throws TooManyRunsError if as many train as may.
   */
  resume(run: BookedRun): Promise<void>;
  /**
   * Begins a twin of a run, with other options, from one of its steps; resolves once it has said its first word.
   *
   * @throws NotForkableError if the run is not kept; RunRefusedError if the twin cannot be.
   * @throws TooManyRunsError if as many train as may.
   */
  fork(run: BookedRun, fork: RunFork): Promise<BookedRun>;
  /**
   * Takes a step of a run apart, without touching the run: plain data, as `stepAnatomy` of @weir/diagnostics makes it.
   *
   * @throws NotKeptError if the run is not kept; RunRefusedError if it did not come to that step, or cannot be computed again.
   * @throws TooManyRunsError if as many train as may, as it is computed again.
   */
  anatomy(run: BookedRun, step: number): Promise<object>;
  /**
   * Computes a part of a run again with the subscription, without touching the run, and says what other diagnostics see of it.
   * Errors as {@link anatomy} throws; it counts among the runs that train until it is left.
   *
   * @param held$ While its newest is `true` no step is computed: whoever reads is behind.
   */
  replay(run: BookedRun, request: ReplayRequest, held$: Observable<boolean>): Observable<ReplaySaid>;
  get(id: string): Promise<BookedRun | undefined>;
  /** Newest first. */
  list(): Promise<readonly RunSummary[]>;
  /** Ends what trains: for good, or, where runs are kept, so that they can be taken up again. */
  close(): Promise<void>;
}

/** The runs of a server that keeps none: started, listed, steered, and forgotten when there are too many. */
export function runBook(
  start: StartRun,
  { live = 4, ended = 20, ...logOptions }: RunBookOptions = {},
): RunBook {
  const runs = new Map<string, BookedRun>();
  let closed = false;

  function forget(): void {
    const over = [...runs.values()].filter((run) => run.outcome());
    for (const { id } of over.slice(0, Math.max(0, over.length - ended))) runs.delete(id);
  }

  async function booked(request: RunRequest, place: Partial<RunPlace> = {}): Promise<BookedRun> {
    const run = await refused(() => {
      const name = request.preset ?? nameIn(request.config) ?? 'run';
      const called = { id: uniqueId(name), name, ...place };
      return bookedRun(called, (control$) => start(request, control$), logOptions);
    });
    runs.set(run.id, run);
    await refused(() => firstValueFrom(run.events$)).catch((error: unknown) => {
      runs.delete(run.id);
      throw error;
    });
    forget();
    return run;
  }
  const { begin, compare } = booking(booked, {
    live,
    training: () => [...runs.values()].filter((run) => !run.outcome()).length,
    isClosed: () => closed,
  });

  return {
    begin,
    compare,
    resume: ({ id }) => Promise.reject(new NotResumableError(id, 'it is not kept; start another')),
    fork: ({ id }) => Promise.reject(new NotForkableError(id, none)),
    anatomy: ({ id }) => Promise.reject(new NotKeptError('slow motion', id, none)),
    replay: ({ id }) => throwError(() => new NotKeptError('replay', id, none)),
    get: async (id) => runs.get(id),
    list: async () => [...runs.values()].reverse().map((run) => run.summary()),
    async close() {
      closed = true;
      await Promise.all([...runs.values()].map((run) => run.close()));
    },
  };
}

const none = 'this server keeps none; start weir serve without --no-runs';

function nameIn(config: unknown): string | undefined {
  if (typeof config !== 'object' || config === null || !('name' in config)) return undefined;
  return typeof config.name === 'string' ? config.name.slice(0, 80) : undefined;
}
