import type { Chart } from '@weir/charts';
import { Observable, filter, switchMap, take } from 'rxjs';
import type { View } from 'vega';
import type * as VegaEmbed from 'vega-embed';
import type { Config, TopLevelSpec } from 'vega-lite';
import { shareNewest } from '../run/shareNewest.ts';
import { legend } from './legend.ts';
import type { LegendEntry } from './legend.ts';
import { pageSpec } from './pageSpec.ts';

/** What a chart shows at the moment. */
export interface Drawn {
  /** 0 where there is nothing to see. */
  readonly rows: number;
  readonly legend: readonly LegendEntry[];
  /** What the drawing took. */
  readonly milliseconds: number;
}

type Rows = readonly object[];

/**
 * Draws a chart into an element and redraws it with every new set of rows, by replacing the View's data. The
 * View is made with the first rows, as scales have no extent without; it lasts as long as its colours, and is
 * finalised when they change and on unsubscription.
 */
export function drawChart(
  host: HTMLElement,
  chart: Chart,
  rows$: Observable<Rows>,
  theme$: Observable<Config>,
): Observable<Drawn> {
  // Vega is large: it is fetched while the first rows are on their way. Whoever awaits it hears of a failure.
  const vega = import('vega-embed');
  vega.catch(() => {});
  const shared$ = rows$.pipe(shareNewest());
  const first$ = shared$.pipe(
    filter(({ length }) => length > 0),
    take(1),
  );
  return theme$.pipe(
    switchMap((theme) =>
      first$.pipe(switchMap((rows) => embedded(vega, host, pageSpec(chart, theme), chart.name, rows))),
    ),
    switchMap((view) => shared$.pipe(switchMap((rows) => redraw(view, chart, rows)))),
  );
}

function embedded(
  vega: Promise<typeof VegaEmbed>,
  host: HTMLElement,
  spec: TopLevelSpec,
  name: string,
  rows: Rows,
): Observable<View> {
  return new Observable((subscriber) => {
    let finalize: (() => void) | undefined;
    void (async () => {
      const { default: embed } = await vega;
      if (subscriber.closed) return;
      const result = await embed(
        host,
        { ...spec, datasets: { [name]: [...rows] } },
        { mode: 'vega-lite', actions: false, renderer: 'svg', defaultStyle: false },
      );
      finalize = () => result.finalize();
      if (subscriber.closed) finalize();
      else subscriber.next(result.view);
    })().catch((error: unknown) => subscriber.error(error));
    return () => finalize?.();
  });
}

async function redraw(view: View, chart: Chart, rows: Rows): Promise<Drawn> {
  if (rows.length === 0) return { rows: 0, legend: [], milliseconds: 0 };
  const from = performance.now();
  await view.data(chart.name, [...rows]).runAsync();
  return { rows: rows.length, legend: legend(view), milliseconds: performance.now() - from };
}
