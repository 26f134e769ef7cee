import type { DiagnosticName } from '@weir/diagnostics';
import type { TopLevelSpec } from 'vega-lite';
import type { Chart } from '../chart.ts';
import { columns } from '../columns.ts';
import { frame } from '../frame.ts';
import type { LayerHistory } from '../network/layerHistory.ts';
import { layerMapCells } from './layerMapCells.ts';
import { layerMapImage } from './layerMapImage.ts';
import { layersDown, mapColor, mapHeight, stepsAcross } from './layerMapParts.ts';
import type { LayerMapOf, LayerMapRow } from './layerMapParts.ts';

const column = columns<LayerMapRow>();

/** Lines that can be told apart; of more, a map is drawn. */
export const mostLines = 8;

/** A map of a figure, layers down and steps across, in place of more lines than can be told apart. */
export function layerMap<Diagnostic extends DiagnosticName>(
  of: LayerMapOf<Diagnostic>,
): Chart<Diagnostic, LayerMapRow> {
  const { name, diagnostic, title, lookFor, color, history, table, nothing } = of;
  return {
    name,
    diagnostic,
    spec: {
      ...frame(title, lookFor, mapHeight),
      data: { name },
      mark: { type: 'rect', stroke: null },
      encoding: {
        x: { field: column('from'), ...stepsAcross },
        x2: { field: column('to') },
        y: layersDown,
        color: mapColor(color),
      },
    } satisfies TopLevelSpec,
    rows: (state) => layerMapRows(history(state)),
    image: layerMapImage(of),
    table,
    nothing,
  };
}

/** The cells, first layer to last. */
export function layerMapRows(history: LayerHistory): readonly LayerMapRow[] {
  return layerMapCells(history).flatMap(({ name, edges, values }, place) =>
    Array.from(values, (value, at) => ({
      name,
      place,
      from: edges[at] ?? NaN,
      to: edges[at + 1] ?? NaN,
      value,
    })).filter(({ value }) => Number.isFinite(value)),
  );
}
