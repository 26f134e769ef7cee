import type { States } from '@weir/diagnostics';
import type { TopLevelSpec } from 'vega-lite';
import type { Chart } from '../chart.ts';
import { percent } from '../figures.ts';
import { frame } from '../frame.ts';
import { historyTable, layerHistory } from '../network/layerHistory.ts';
import { layerLines, lineRows } from './layerLines.ts';
import type { LayerLineRow } from './layerLines.ts';
import { layerMap } from './layerMap.ts';
import type { LayerMapRow } from './layerMapParts.ts';
import { percentLabels } from '../axes/labels.ts';

const title = 'Saturation';
const lookFor = 'A few per cent in the flat tails: healthy. What sits there passes no gradient back';
const history = ({ entries }: States['saturation']) =>
  layerHistory(
    entries,
    ({ layers }) => layers,
    ({ saturated }) => saturated,
  );
const table = (state: States['saturation']) => historyTable(history(state), percent);
const nothing = 'No layer here has tails to saturate in: that is of tanh, sigmoid, softsign and hardtanh.';

/** The same as a map, for networks of many layers. */
export const saturationByLayer: Chart<'saturation', LayerMapRow> = layerMap({
  name: 'saturationByLayer',
  diagnostic: 'saturation',
  title,
  lookFor,
  color: {
    title: 'saturated',
    format: '.0%',
    scale: { domain: [0, 1] },
  },
  history,
  print: (value) => `${percent(value)} saturated`,
  table,
  nothing,
});

/** Share of each layer's outputs in the flat tails of its activation, against step. */
export const saturationChart: Chart<'saturation', LayerLineRow> = {
  name: 'saturation',
  diagnostic: 'saturation',
  spec: {
    ...frame(title, lookFor),
    data: { name: 'saturation' },
    layer: layerLines({ title: 'saturated', scale: 'zero', labels: percentLabels }),
  } satisfies TopLevelSpec,
  rows: (state) => lineRows(history(state), 0.1).map((row) => ('low' in row ? { ...row, low: 0 } : row)),
  table,
  nothing,
  crowded: saturationByLayer,
};
