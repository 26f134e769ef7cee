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

const title = 'Sizes of parameters';
const lookFor = 'Settling: healthy. Growing on and on while the loss stays: something pushes in vain';
const history = ({ entries }: States['parameterNorms']) =>
  layerHistory(
    entries,
    ({ parameters }) => parameters,
    ({ rms }) => rms,
    'parameters',
  );
const table = (state: States['parameterNorms']) => historyTable(history(state), scientific);
const nothing = 'All parameters are zero.';

/** The same as a map, for networks of many parameters. */
export const parameterNormsMap: Chart<'parameterNorms', LayerMapRow> = layerMap({
  name: 'parameterNormsMap',
  diagnostic: 'parameterNorms',
  title,
  lookFor,
  color: {
    title: 'log₁₀ root mean square',
    format: '.1f',
    scale: {},
  },
  history: (state) =>
    history(state)
      .filter(({ value }) => value > 0)
      .map((point) => ({ ...point, value: Math.log10(point.value) })),
  print: (value) => `root mean square ${scientific(10 ** value)}`,
  table,
  nothing,
});

/** Root mean square of each parameter against step, on a logarithmic axis. */
export const parameterNormsChart: Chart<'parameterNorms', LayerLineRow> = {
  name: 'parameterNorms',
  diagnostic: 'parameterNorms',
  spec: {
    ...frame(title, lookFor),
    data: { name: 'parameterNorms' },
    layer: layerLines({ title: 'root mean square (log scale)', scale: 'log', labels: logLabels }),
  } satisfies TopLevelSpec,
  rows: (state) => logLineRows(history(state)),
  table,
  nothing,
  crowded: parameterNormsMap,
};
