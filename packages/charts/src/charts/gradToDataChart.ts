import type { States } from '@weir/diagnostics';
import type { TopLevelSpec } from 'vega-lite';
import type { Chart } from '../chart.ts';
import { scientific } from '../figures.ts';
import { frame } from '../frame.ts';
import { historyTable, layerHistory } from '../network/layerHistory.ts';
import { layerLines, logLineRows } from './layerLines.ts';
import type { LayerLineRow } from './layerLines.ts';
import { layerMap } from './layerMap.ts';
import type { LayerMapRow } from './layerMapParts.ts';
import { logLabels } from '../axes/labels.ts';

const title = 'Gradient : data';
const lookFor = 'Lines together: healthy. One far above the others learns faster than they do';
const history = ({ entries }: States['gradToData']) =>
  layerHistory(
    entries,
    ({ ratios }) => ratios,
    ({ ratio }) => (ratio > 0 ? ratio : undefined),
    'parameters',
  );
const table = (state: States['gradToData']) => historyTable(history(state), scientific);
const nothing = 'No weight got a gradient yet.';

/** The same as a map, for networks of many weights. */
export const gradToDataMap: Chart<'gradToData', LayerMapRow> = layerMap({
  name: 'gradToDataMap',
  diagnostic: 'gradToData',
  title,
  lookFor,
  color: {
    title: 'log₁₀ std(grad) / std(data)',
    format: '.1f',
    scale: {},
  },
  history: (state) => history(state).map((point) => ({ ...point, value: Math.log10(point.value) })),
  print: (value) => `std(grad) / std(data) = ${scientific(10 ** value)}`,
  table,
  nothing,
});

/** std(grad) / std(data) on a logarithmic axis against step, a line per weight matrix. */
export const gradToDataChart: Chart<'gradToData', LayerLineRow> = {
  name: 'gradToData',
  diagnostic: 'gradToData',
  spec: {
    ...frame(title, lookFor),
    data: { name: 'gradToData' },
    layer: layerLines({ title: 'std(grad) / std(data)', scale: 'log', labels: logLabels }),
  } satisfies TopLevelSpec,
  rows: (state) => logLineRows(history(state)),
  table,
  nothing,
  crowded: gradToDataMap,
};
