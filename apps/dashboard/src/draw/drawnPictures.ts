import type { Chart } from '@weir/charts';
import {
  combineLatest,
  defer,
  distinctUntilChanged,
  endWith,
  ignoreElements,
  map,
  of,
  startWith,
  switchMap,
  tap,
} from 'rxjs';
import type { Observable } from 'rxjs';
import { paced } from '../run/paced.ts';
import type { RunState } from '../run/runState.ts';
import { seenOrLast } from '../run/seenOrLast.ts';
import { measuredBy } from '../run/stateAt.ts';
import { hasSteps } from '../time/timeAxis.ts';
import type { TimeAxis } from '../time/timeAxis.ts';
import type { Drawing, Look } from './drawing.ts';
import type { MapAxes } from './mapAxes.ts';
import { isEmpty, picture } from './picture.ts';
import type { Picture } from './picture.ts';

/** A picture once it has been drawn. */
export interface Drawn {
  readonly picture: Picture;
  /** What went wrong with the drawing; empty where nothing did. */
  readonly failure: string;
  /** Where its steps lie; undefined of a chart without. */
  readonly axis: TimeAxis | undefined;
  /** Where its cells lie; undefined of a chart that is no map. */
  readonly map: MapAxes | undefined;
}

/**
 * Draws a chart of a run again and again as that grows, while it is seen, and its last picture in any case: at most 15 times
 * a second, at most a fiftieth of the page's time, as painting takes twice as much again, and one chart of the page a frame.
 *
 * @param step$ The step that the run's charts show; undefined for the newest. A chart with steps across shows them all.
 * @param seen$ Whether somebody sees it.
 * @param turn$ A frame of its own for each who subscribes: one for all charts of the page, which take turns.
 */
export function drawnPictures(
  chart: Chart,
  state$: Observable<RunState>,
  step$: Observable<number | undefined>,
  seen$: Observable<boolean>,
  canvas: Pick<Drawing, 'draw' | 'timeAxis' | 'mapAxes'>,
  look: Look,
  turn$: Observable<void>,
): Observable<Drawn> {
  return defer(() => {
    let milliseconds = 0;
    let drawnLast = false;
    let drawn = false; // on this canvas: another look begins with an empty one
    let ending = false; // the last that it measured is drawn in any case
    const interval = () => Math.min(2000, Math.max(1000 / 15, 50 * milliseconds));
    const ended$ = state$.pipe(ignoreElements(), endWith(true), startWith(false)) as Observable<boolean>; // it ignores states
    return combineLatest([state$, hasSteps(chart.spec) ? of(undefined) : step$, ended$]).pipe(
      map(([state, step, ended]) => ({ kept: measuredBy(state, step)[chart.diagnostic], ended })),
      distinctUntilChanged((one, other) => one.kept === other.kept && one.ended === other.ended),
      tap(({ ended }) => (ending = ended && !drawnLast)),
      // Rows are made after the pacing: what is not drawn is not computed.
      seenOrLast(seen$, () => !drawn || ending),
      tap(({ ended }) => (drawnLast ||= ended)),
      paced(interval, turn$),
      map(({ kept }) => picture(chart, kept)),
      switchMap(async (next) => {
        const took = await canvas.draw(next, look).catch((error: unknown) => error);
        return { next, took };
      }),
      map(({ next, took }): Drawn => {
        drawn ||= !isEmpty(next);
        if (typeof took === 'number') milliseconds = took;
        const failure = took instanceof Error ? took.message : '';
        return { picture: next, failure, axis: canvas.timeAxis(), map: canvas.mapAxes() };
      }),
    );
  });
}
