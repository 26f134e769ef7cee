import {
  BehaviorSubject,
  Subject,
  combineLatest,
  distinctUntilChanged,
  filter,
  firstValueFrom,
  from,
  map,
  merge,
  scan,
  switchMap,
  tap,
} from 'rxjs';
import type { Observable } from 'rxjs';
import type { RunCommand } from '@weir/core';
import { unknownRun } from '../run/runState.ts';
import type { RunState } from '../run/runState.ts';
import { shareNewest } from '../run/shareNewest.ts';
import { watchRun } from '../run/watchRun.ts';
import { serverApi } from '../source/serverApi.ts';
import type { Preset, ServerApi } from '../source/serverApi.ts';
import { serverRun } from '../source/serverRun.ts';
import { serverStatus } from '../source/serverStatus.ts';
import type { ServerStatus } from '../source/serverStatus.ts';
import { chooseRun } from './chooseRun.ts';
import type { Choice } from './chooseRun.ts';

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

/** What the page and a server have to do with each other. */
export interface Session {
  readonly api: ServerApi;
  readonly status$: Observable<ServerStatus>;
  readonly presets$: Observable<readonly Preset[]>;
  readonly shown$: Observable<Shown>;
  choose(id: string): void;
  /** Starts a run and shows it; rejects with the server's message. */
  start(preset: string): Promise<void>;
  /** Tells a run; rejects with the server's message. */
  command(id: string, command: RunCommand): Promise<void>;
}

/**
 * @param server Its address; empty for the one that served the page.
 * @param asked$ Which run is asked for, at first and whenever that changes. Undefined for the newest.
 */
export function session(server: string, asked$: Observable<string | undefined>): Session {
  const api = serverApi(server);
  const refresh$ = new Subject<void>();
  const chosen$ = new BehaviorSubject<string | undefined>(undefined);
  const wanted$ = merge(asked$, chosen$.pipe(filter((id) => id !== undefined)));
  const status$ = serverStatus(api, refresh$).pipe(shareNewest());

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
    const run$ = serverRun(server, id, () => refresh$.next());
    return watchRun(run$).pipe(
      tap((state) => {
        if (state.phase !== phase) refresh$.next();
        phase = state.phase;
      }),
      shareNewest(),
    );
  }

  return {
    api,
    status$,
    shown$,
    presets$: status$.pipe(
      map(({ reachable }) => reachable),
      distinctUntilChanged(),
      filter(Boolean),
      switchMap(() => from(api.presets().catch((): readonly Preset[] => []))),
      shareNewest(),
    ),
    choose: (id) => chosen$.next(id),
    async start(preset) {
      const { id } = await api.start(preset);
      const listed = firstValueFrom(
        status$.pipe(filter((status) => status.reachable && status.runs.some((run) => run.id === id))),
      );
      refresh$.next();
      await listed; // one that the list does not have yet would be missing
      chosen$.next(id);
    },
    async command(id, command) {
      await api.command(id, command);
      refresh$.next();
    },
  };
}
