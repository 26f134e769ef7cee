import {
  BehaviorSubject,
  Subject,
  combineLatest,
  distinctUntilChanged,
  filter,
  from,
  map,
  of,
  scan,
  startWith,
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
import type { Preset } from '../source/serverApi.ts';
import { serverRun } from '../source/serverRun.ts';
import { serverStatus } from '../source/serverStatus.ts';
import type { ServerStatus } from '../source/serverStatus.ts';
import { chooseRun } from './chooseRun.ts';

/** What the page and a server have to do with each other. */
export interface Session {
  readonly status$: Observable<ServerStatus>;
  readonly presets$: Observable<readonly Preset[]>;
  /** Of the run that is shown. */
  readonly id$: Observable<string | undefined>;
  /** The run that is shown, whichever it is. */
  readonly run$: Observable<RunState>;
  choose(id: string): void;
  /** Starts a run and shows it; rejects with the server's message. */
  start(preset: string): Promise<void>;
  /** Tells the run that is shown; rejects with the server's message. */
  command(id: string, command: RunCommand): Promise<void>;
}

/**
 * @param server Its address; empty for the one that served the page.
 * @param wanted The run to show first, if the server has it. Default: the newest.
 */
export function session(server: string, wanted?: string): Session {
  const api = serverApi(server);
  const refresh$ = new Subject<void>();
  const wanted$ = new BehaviorSubject(wanted);
  const status$ = serverStatus(api, refresh$).pipe(shareNewest());

  let lastPhase = unknownRun.phase;

  const id$ = combineLatest([wanted$, status$]).pipe(
    scan(
      (shown: string | undefined, [wanted, status]) =>
        status.reachable ? chooseRun(wanted, shown, status.runs) : shown,
      undefined,
    ),
    distinctUntilChanged(),
    shareNewest(),
  );
  const run$ = id$.pipe(
    switchMap((id) =>
      id === undefined ? of(unknownRun) : watchRun(serverRun(server, id)).pipe(startWith(unknownRun)),
    ),
    // The list of runs says how each stands: it is asked for anew when the one shown has come to stand otherwise.
    tap({
      next({ phase }) {
        if (phase !== lastPhase) refresh$.next();
        lastPhase = phase;
      },
    }),
    shareNewest(),
  );
  return {
    status$,
    id$,
    run$,
    presets$: status$.pipe(
      map(({ reachable }) => reachable),
      distinctUntilChanged(),
      filter(Boolean),
      switchMap(() => from(api.presets().catch((): readonly Preset[] => []))),
      shareNewest(),
    ),
    choose: (id) => wanted$.next(id),
    async start(preset) {
      const { id } = await api.start(preset);
      wanted$.next(id);
      refresh$.next();
    },
    async command(id, command) {
      await api.command(id, command);
      refresh$.next();
    },
  };
}
