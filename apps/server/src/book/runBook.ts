import { randomBytes } from 'node:crypto';
import { ReplaySubject, firstValueFrom, lastValueFrom } from 'rxjs';
import type { Observable } from 'rxjs';
import type { RunCommand, RunEvent } from '@weir/core';
import { bookedRun } from './bookedRun.ts';
import type { BookedRun, RunName } from './bookedRun.ts';
import type { RunLogOptions } from './runLog.ts';
import { RunRefusedError } from './runRefusedError.ts';
import { TooManyRunsError } from './tooManyRunsError.ts';

/** What to run: a preset by name, or a configuration. */
export interface RunRequest {
  readonly preset?: string;
  readonly config?: unknown;
  /** Which of the runs that the preset compares. Default the first. */
  readonly variant?: string;
  /** Whether it came over HTTP, so that what it names may not be read freely nor quoted. Default false. */
  readonly remote?: boolean;
}

/** Runs that are compared, one after the other. */
export interface Comparison {
  readonly first: BookedRun;
  /** Each as it begins, the first included; completes when the last has ended or no more are to come. */
  readonly begun$: Observable<BookedRun>;
}

/** One of the runs of a comparison. */
export type VariantRequest = RunRequest & { readonly variant: string };

/** Turns a request into a run; throws, or errors ahead of the first event, where the request is wrong. */
export type StartRun = (request: RunRequest, control$: Observable<RunCommand>) => Observable<RunEvent>;

/** How many runs a book holds, and how it makes them. */
export interface RunBookOptions extends RunLogOptions {
  /** Runs that may train at the same time: they share one thread. Default 4. */
  readonly live?: number;
  /** Runs that have ended and are kept to be looked at; past it the oldest goes. Default 20. */
  readonly ended?: number;
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
  get(id: string): BookedRun | undefined;
  /** Newest first. */
  list(): readonly BookedRun[];
  /** Unsubscribes from every run. */
  close(): void;
}

/** The runs of a server: started, listed, steered, and forgotten when there are too many. */
export function runBook(
  start: StartRun,
  { live = 4, ended = 20, ...logOptions }: RunBookOptions = {},
): RunBook {
  const runs = new Map<string, BookedRun>();

  function forget(): void {
    const over = [...runs.values()].filter((run) => run.outcome());
    for (const { id } of over.slice(0, Math.max(0, over.length - ended))) runs.delete(id);
  }

  let closed = false;

  async function booked(request: RunRequest, place: Omit<RunName, 'id' | 'name'> = {}): Promise<BookedRun> {
    const run = refusing(() => {
      const name = request.preset ?? nameIn(request.config) ?? 'run';
      const called = { id: uniqueId(name), name, ...place };
      return bookedRun(called, (control$) => start(request, control$), logOptions);
    });
    runs.set(run.id, run);
    try {
      await firstValueFrom(run.events$);
    } catch (error) {
      runs.delete(run.id);
      throw new RunRefusedError(messageOf(error), { cause: error });
    }
    forget();
    return run;
  }
  function admit(): void {
    const training = [...runs.values()].filter((run) => !run.outcome()).length;
    if (training >= live) throw new TooManyRunsError(live);
  }

  return {
    async begin(request) {
      admit();
      return booked(request);
    },
    async compare(name, requests) {
      admit();
      const [request, ...others] = requests;
      if (!request) throw new RangeError(`compare: requests must hold at least one, got none for ${name}`);
      const comparison = { id: uniqueId(name), name, variants: requests.map(({ variant }) => variant) };
      const book = (next: VariantRequest) => booked(next, { variant: next.variant, comparison });
      const first = await book(request);
      const begun$ = new ReplaySubject<BookedRun>();
      begun$.next(first);
      void (async () => {
        let before = first;
        for (const next of others) {
          await whenEnded(before);
          if (closed || before.summary().status === 'stopped') break;
          const run = await book(next).catch(() => undefined);
          if (run) begun$.next((before = run));
        }
        begun$.complete();
      })();
      return { first, begun$: begun$.asObservable() };
    },
    get: (id) => runs.get(id),
    list: () => [...runs.values()].reverse(),
    close() {
      closed = true;
      for (const run of runs.values()) run.close();
    },
  };
}

/** Resolves when a run has ended, however. */
const whenEnded = (run: BookedRun): Promise<void> =>
  lastValueFrom(run.changes$, { defaultValue: undefined }).then(() => {});

/** Ids differ from one server to the next, so that a page left open never takes a new run for its own. */
function uniqueId(name: string): string {
  const stem = name.replace(/[^a-zA-Z0-9]+/g, '-').replace(/^-|-$/g, '');
  return `${stem}-${randomBytes(4).toString('hex')}`;
}

function nameIn(config: unknown): string | undefined {
  if (typeof config !== 'object' || config === null || !('name' in config)) return undefined;
  return typeof config.name === 'string' ? config.name.slice(0, 80) : undefined;
}

function refusing(make: () => BookedRun): BookedRun {
  try {
    return make();
  } catch (error) {
    throw new RunRefusedError(messageOf(error), { cause: error });
  }
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
