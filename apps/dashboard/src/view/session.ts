import {
  BehaviorSubject,
  Subject,
  catchError,
  combineLatest,
  distinctUntilChanged,
  filter,
  firstValueFrom,
  from,
  map,
  merge,
  of,
  scan,
  switchMap,
  tap,
} from 'rxjs';
import type { Observable } from 'rxjs';
import type { RunCommand } from '@weir/core';
import { unknownRun } from '../run/runState.ts';
import type { RunState } from '../run/runState.ts';
import { shareNewest } from '../run/shareNewest.ts';
import type { Fork, Preset, RunRequest, RunSource, RunSummary } from '../source/runSource.ts';
import { serverStatus } from '../source/serverStatus.ts';
import type { ServerStatus } from '../source/serverStatus.ts';
import { chooseRun } from './chooseRun.ts';
import type { Choice } from './chooseRun.ts';
import { messageOf } from '../messageOf.ts';

/** A run on show: its state is that of this run alone, and completes with it. */
export interface Selected {
  readonly id: string;
  readonly state$: Observable<RunState>;
}

/** What is on show: a run, or none, and which one was asked for in vain. */
export interface Shown {
  readonly selected?: Selected;
  readonly missing?: string;
}

/** What can be started by name. */
interface Presets {
  readonly list: readonly Preset[];
  /** Why there is none. */
  readonly trouble?: string;
}

/** What the page and the source of its runs have to do with each other. */
export interface Session {
  readonly source: RunSource;
  readonly status$: Observable<ServerStatus>;
  /** None, and why not, where they cannot be had. */
  readonly presets$: Observable<Presets>;
  readonly shown$: Observable<Shown>;
  choose(id: string): void;
  /** Shows a run as soon as it is listed. */
  showListed(id: string): Promise<void>;
  /** Asks what runs there are, out of turn. */
  refresh(): void;
  /** Starts a run, shows it and resolves with its id; rejects with the source's message. */
  start(request: RunRequest): Promise<string>;
  /** Begins a twin of a run and shows it; rejects with the source's message. Absent where there can be none. */
  readonly fork?: ((fork: Fork) => Promise<void>) | undefined;
  /** Takes up a run that was interrupted; rejects with the source's message. */
  resume(id: string): Promise<void>;
  /** Sends a run a command; rejects with the source's message. */
  command(id: string, command: RunCommand): Promise<void>;
}

/**
 * Joins a page to the source of its runs: which run is shown, what can be started, and whether the source is reached.
 *
 * @param requested$ The id of the run to show, at first and whenever that changes. Undefined for the newest.
 */
export function session(source: RunSource, requested$: Observable<string | undefined>): Session {
  const refresh$ = new Subject<void>();
  const chosen$ = new BehaviorSubject<string | undefined>(undefined);
  const wanted$ = merge(requested$, chosen$.pipe(filter((id) => id !== undefined)));
  const status$ = serverStatus(source, refresh$).pipe(shareNewest());

  const shown$ = combineLatest([wanted$, status$]).pipe(
    scan(
      (choice: Choice, [wanted, status]) =>
        status.reachable ? chooseRun(wanted, choice, status.runs) : choice,
      {},
    ),
    distinctUntilChanged((one, other) => one.shown === other.shown && one.missing === other.missing),
    map(({ shown, missing }): Shown => ({
      ...(shown !== undefined && { selected: { id: shown, state$: watched(shown) } }),
      ...(missing !== undefined && { missing }),
    })),
    shareNewest(),
  );

  /** The list of runs says how each stands: it is asked for anew when the one shown has come to stand otherwise. */
  function watched(id: string): Observable<RunState> {
    let phase = unknownRun.phase;
    return source
      .watch(id, () => refresh$.next())
      .pipe(
        tap((state) => {
          if (state.phase !== phase) refresh$.next();
          phase = state.phase;
        }),
        shareNewest(),
      );
  }

  /** One that the list does not have yet would be missing. */
  async function shownOnce({ id }: Pick<RunSummary, 'id'>): Promise<string> {
    const listed = firstValueFrom(
      status$.pipe(filter((status) => status.reachable && status.runs.some((run) => run.id === id))),
    );
    refresh$.next();
    await listed;
    chosen$.next(id);
    return id;
  }

  return {
    source,
    status$,
    shown$,
    presets$: status$.pipe(
      map(({ reachable }) => reachable),
      distinctUntilChanged(),
      filter(Boolean),
      switchMap(() =>
        from(source.presets()).pipe(
          map((list): Presets => ({ list })),
          catchError((error: unknown) => of<Presets>({ list: [], trouble: messageOf(error) })),
        ),
      ),
      shareNewest(),
    ),
    choose: (id) => chosen$.next(id),
    async showListed(id) {
      await shownOnce({ id });
    },
    refresh: () => refresh$.next(),
    fork:
      source.fork &&
      (async (fork) => {
        if (source.fork) await shownOnce(await source.fork(fork));
      }),
    start: async (request) => shownOnce(await source.start(request)),
    async resume(id) {
      await source.resume(id);
      refresh$.next();
    },
    async command(id, command) {
      await source.command(id, command);
      refresh$.next();
    },
  };
}
