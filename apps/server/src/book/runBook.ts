import { randomBytes } from 'node:crypto';
import { firstValueFrom } from 'rxjs';
import type { Observable } from 'rxjs';
import type { RunCommand, RunEvent } from '@weir/core';
import { bookedRun } from './bookedRun.ts';
import type { BookedRun } from './bookedRun.ts';
import type { RunLogOptions } from './runLog.ts';
import { RunRefusedError } from './runRefusedError.ts';
import { TooManyRunsError } from './tooManyRunsError.ts';

/** What to run: a preset by name, or a configuration. */
export interface RunRequest {
  readonly preset?: string;
  readonly config?: unknown;
}

/** Turns a request into a run; throws, or errors ahead of the first event, where the request is wrong. */
export type StartRun = (request: RunRequest, control$: Observable<RunCommand>) => Observable<RunEvent>;

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
  get(id: string): BookedRun | undefined;
  /** Newest first. */
  list(): readonly BookedRun[];
  /** Unsubscribes from every run. */
  close(): void;
}

export function runBook(
  start: StartRun,
  { live = 4, ended = 20, ...logOptions }: RunBookOptions = {},
): RunBook {
  const runs = new Map<string, BookedRun>();

  function forget(): void {
    const over = [...runs.values()].filter((run) => run.outcome());
    for (const { id } of over.slice(0, Math.max(0, over.length - ended))) runs.delete(id);
  }

  return {
    async begin(request) {
      const training = [...runs.values()].filter((run) => !run.outcome()).length;
      if (training >= live) throw new TooManyRunsError(live);
      const run = refusing(() => {
        const name = request.preset ?? nameIn(request.config) ?? 'run';
        return bookedRun(uniqueId(name), name, (control$) => start(request, control$), logOptions);
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
    },
    get: (id) => runs.get(id),
    list: () => [...runs.values()].reverse(),
    close() {
      for (const run of runs.values()) run.close();
    },
  };
}

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
