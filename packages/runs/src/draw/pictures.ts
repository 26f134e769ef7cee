import {
  charts,
  hasValidation,
  lightTheme,
  measuredAt,
  mostLines,
  withExpectedLoss,
  withTheme,
  withValidation,
  withWidth,
} from '@weir/charts';
import type { Chart } from '@weir/charts';
import type { RunEvent } from '@weir/core';
import type { TopLevelSpec } from 'vega-lite';
import { statesOf } from './statesOf.ts';

/** A chart with something on it: a Vega-Lite spec of its own, rows and all. */
export interface Picture {
  /** Of its chart. */
  readonly name: string;
  readonly spec: TopLevelSpec;
}

/** Pixels that a picture is wide. */
const width = 640;

/**
 * The pictures of a run: every chart that its events have something for, titled with the step that it shows.
 *
 * @param events All, or those up to a step.
 */
export function pictures(events: readonly RunEvent[]): readonly Picture[] {
  const states = statesOf(events);
  const started = events.find((event) => event.type === 'started');
  return charts.flatMap((one: Chart) => {
    const evaluated = hasValidation(states.loss);
    const chart = withValidation(withExpectedLoss(one, started?.expectedInitialLoss), evaluated);
    // A chart is given what its own diagnostic keeps, which the union of all charts has lost.
    const state = states[chart.diagnostic] as Parameters<Chart['rows']>[0];
    const { crowded } = chart;
    const isCrowded = crowded !== undefined && chart.table(state).rows.length > mostLines;
    const drawn = isCrowded ? crowded : chart;
    const { spec: own, rows } = drawnParts(drawn, state);
    if (rows.length === 0) return [];
    const spec = withWidth(withTheme(own, { ...lightTheme, background: '#ffffff' }), width);
    return [
      { name: chart.name, spec: titled({ ...spec, datasets: { [drawn.name]: rows } }, measuredAt(state)) },
    ];
  });
}

/** What is drawn of a chart: of a map the image of its cells. */
function drawnParts(chart: Chart, state: Parameters<Chart['rows']>[0]) {
  const { spec, image } = chart;
  if (!image) return { spec, rows: chart.rows(state) };
  return { spec: image.spec, rows: image.rows(image.cells(state as never), lightTheme) }; // its own diagnostic's
}

function titled(spec: TopLevelSpec, step: number | undefined): TopLevelSpec {
  const { title } = spec;
  if (step === undefined || typeof title !== 'object' || !('text' in title)) return spec;
  return {
    ...spec,
    title: { ...title, text: `${String(title.text)}, step ${step.toLocaleString('en-US')}` },
  };
}
