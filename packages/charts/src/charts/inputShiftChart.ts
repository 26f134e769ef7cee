import type { States } from '@weir/diagnostics';
import type { TopLevelSpec } from 'vega-lite';
import type { Chart } from '../chart.ts';
import { fixed } from '../figures.ts';
import { frame } from '../frame.ts';
import { historyTable, layerHistory } from '../network/layerHistory.ts';
import { layerLines, lineRows } from './layerLines.ts';
import type { LayerLineRow } from './layerLines.ts';
import { layerMap } from './layerMap.ts';
import type { LayerMapRow } from './layerMapParts.ts';

const title = 'Inputs on the move';
const lookFor = 'Flat and low: each layer learns on what it is given. Rising: the layers below move it away';
const history = ({ entries }: States['inputShift']) =>
  layerHistory(
    entries,
    ({ layers }) => layers,
    ({ moved }) => moved,
  );
const table = (state: States['inputShift']) => historyTable(history(state), fixed);
const nothing = 'There is no layer here whose inputs could move.';

/** The same as a map, for networks of many layers. */
export const inputShiftMap: Chart<'inputShift', LayerMapRow> = layerMap({
  name: 'inputShiftMap',
  diagnostic: 'inputShift',
  title,
  lookFor,
  color: {
    title: 'moved, in first std',
    format: '.2~f',
    scale: {},
  },
  history,
  print: (value) => `moved by ${fixed(value)} of the first std`,
  table,
  nothing,
});

/** How far the means of each layer's inputs are from where they began, in units of their first std, against step. */
export const inputShiftChart: Chart<'inputShift', LayerLineRow> = {
  name: 'inputShift',
  diagnostic: 'inputShift',
  spec: {
    ...frame(title, lookFor),
    data: { name: 'inputShift' },
    layer: layerLines({ title: 'moved, in first std', scale: 'zero', labels: { format: '.2~f' } }),
  } satisfies TopLevelSpec,
  rows: (state) => lineRows(history(state), 0),
  table,
  nothing,
  crowded: inputShiftMap,
};
