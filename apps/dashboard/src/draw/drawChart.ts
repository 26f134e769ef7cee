import type { Chart } from '@weir/charts';
import { Observable, switchMap } from 'rxjs';
import type { View } from 'vega';
import type { Config } from 'vega-lite';
import { legend } from './legend.ts';
import type { LegendEntry } from './legend.ts';
import { pageSpec } from './pageSpec.ts';

/** What a chart shows at the moment. */
export interface Drawn {
  readonly rows: number;
  readonly legend: readonly LegendEntry[];
}

/**
 * Draws a chart into an element and redraws it with every new set of rows, by replacing the View's data. A
 * View lasts as long as its colours; it is finalised when they change and on unsubscription.
 */
export function drawChart(
  host: HTMLElement,
  chart: Chart,
  rows$: Observable<readonly object[]>,
  theme$: Observable<Config>,
): Observable<Drawn> {
  return theme$.pipe(
    switchMap((theme) => embedded(host, chart, theme).pipe(switchMap((view) => follow(view, chart, rows$)))),
  );
}

function embedded(host: HTMLElement, chart: Chart, theme: Config): Observable<View> {
  return new Observable((subscriber) => {
    let finalize: (() => void) | undefined;
    void (async () => {
      const { default: embed } = await import('vega-embed'); // Vega is large, and the page is read before it is there
      if (subscriber.closed) return;
      const result = await embed(host, pageSpec(chart, theme), {
        mode: 'vega-lite',
        actions: false,
        renderer: 'svg',
        defaultStyle: false,
      });
      finalize = () => result.finalize();
      if (subscriber.closed) finalize();
      else subscriber.next(result.view);
    })().catch((error: unknown) => subscriber.error(error));
    return () => finalize?.();
  });
}

function follow(view: View, chart: Chart, rows$: Observable<readonly object[]>): Observable<Drawn> {
  return rows$.pipe(
    switchMap(async (rows) => {
      await view.data(chart.name, [...rows]).runAsync();
      return { rows: rows.length, legend: legend(view) };
    }),
  );
}
