import { defer, map, tap } from 'rxjs';
import type { Observable } from 'rxjs';
import type { RunEvent } from '@weir/core';
import { newestAlone } from './histories.ts';
import { withMoment } from './moment.ts';
import type { Moment } from './moment.ts';
import type { RunState } from './runState.ts';

/** A fold of a run's events, whose states also have the moments that they came by. */
export function remembering<Event extends { readonly type: string }>(
  folded: (events$: Observable<Event>) => Observable<RunState>,
): (events$: Observable<Event>) => Observable<RunState> {
  return (events$) =>
    defer(() => {
      let past: readonly Moment[] = [];
      let measuredAt: number | undefined;
      const noted$ = events$.pipe(
        tap((event) => {
          measuredAt =
            event.type === 'measurement' ? (event as unknown as RunEvent & { step: number }).step : undefined; // the type says which
        }),
      );
      return folded(noted$).pipe(
        map((state) => {
          if (measuredAt !== undefined)
            past = withMoment(past, { step: measuredAt, measured: newestAlone(state.measured) });
          return past.length === 0 ? state : { ...state, past };
        }),
      );
    });
}
