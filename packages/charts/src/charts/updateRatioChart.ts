import { healthyUpdateRatio } from '@weir/diagnostics';
import type { States } from '@weir/diagnostics';
import type { TopLevelSpec } from 'vega-lite';
import type { Chart } from '../chart.ts';
import { fixed } from '../figures.ts';
import { frame } from '../frame.ts';
import { measuredAt } from '../measuredAt.ts';
import { historyTable, layerHistory } from '../network/layerHistory.ts';
import { neutral } from '../palette.ts';
import { singleRow } from '../singleRow.ts';
import { layerLines, lineRows } from './layerLines.ts';
import type { LayerLineRow } from './layerLines.ts';
import { layerMap } from './layerMap.ts';
import type { LayerMapRow } from './layerMapParts.ts';

const title = 'Update : data';
const { centre, within } = healthyUpdateRatio;
const [low, high] = [centre - within, centre + within];
const [atCentre, atLow, atHigh] = [centre, low, high].map((value) => String(value).replace('-', '−'));
const lookFor = `Near ${atCentre} (dashed): healthy. Below ${atLow} the weights hardly move; above ${atHigh} they jump (dotted)`;
const history = ({ entries }: States['updateRatio']) =>
  layerHistory(
    entries,
    ({ ratios }) => ratios,
    ({ log10 }) => log10,
    'parameters',
  );
const table = (state: States['updateRatio']) => historyTable(history(state), fixed, measuredAt(state));
const nothing = 'No weight has moved yet.';

/** A line across with its name, drawn once and not for each row. */
const rule = (y: number, strokeDash: number[]) =>
  [
    {
      data: singleRow,
      mark: { type: 'rule', strokeDash, color: neutral, strokeWidth: 1.5 },
      encoding: { y: { datum: y } },
    },
  ] as const;

/** The same as a map, for networks of many weights: faint where the ratio is healthy. */
export const updateRatioMap: Chart<'updateRatio', LayerMapRow> = layerMap({
  name: 'updateRatioMap',
  diagnostic: 'updateRatio',
  title,
  lookFor: `Faint, near ${atCentre}: healthy. Orange: hardly moves; purple: jumps`,
  color: {
    title: 'log₁₀ std(update) / std(data)',
    format: '.0f',
    scale: {
      domain: [low - within, high + within],
      domainMid: centre,
      clamp: true,
    },
  },
  history,
  print: (value) => `log₁₀ std(update) / std(data) = ${fixed(value)}`,
  table,
  nothing,
});

/** log₁₀ update:data against step, a line per weight matrix, and rules at what is healthy and at its bounds. */
export const updateRatioChart: Chart<'updateRatio', LayerLineRow> = {
  name: 'updateRatio',
  diagnostic: 'updateRatio',
  spec: {
    ...frame(title, lookFor),
    data: { name: 'updateRatio' },
    layer: [
      ...layerLines({ title: 'log₁₀ std(update) / std(data)', labels: { format: '.1~f' } }),
      ...rule(high, [1, 4]),
      ...rule(centre, [5, 4]),
      ...rule(low, [1, 4]),
    ],
  } satisfies TopLevelSpec,
  rows: (state) => lineRows(history(state), 1),
  table,
  nothing,
  crowded: updateRatioMap,
};
