import type { LayerRunningSummary, RunningMomentsHistory } from '@weir/diagnostics';
import type { TopLevelSpec } from 'vega-lite';
import type { Chart } from '../chart.ts';
import { columns } from '../columns.ts';
import { fixed, meanAndStd } from '../figures.ts';
import type { FigureTable } from '../figureTable.ts';
import { frame, layerColor, stepAxis } from '../frame.ts';
import { inOrder } from '../network/inOrder.ts';

/** A point and its band: one layer at one step. */
export interface RunningMomentsRow {
  readonly step: number;
  readonly layer: string;
  /** Over the layer's features: mean, and one std to either side. */
  readonly value: number;
  readonly low: number;
  readonly high: number;
}

const column = columns<RunningMomentsRow>();

const bands = (title: string) => {
  const x = { field: column('step'), ...stepAxis } as const;
  const color = { field: column('layer'), ...layerColor } as const;
  return [
    {
      mark: { type: 'area', opacity: 0.15, line: false },
      encoding: {
        x,
        y: { field: column('low'), type: 'quantitative', title },
        y2: { field: column('high') },
        color,
      },
    },
    {
      mark: { type: 'line', strokeWidth: 1.5 },
      encoding: { x, y: { field: column('value'), type: 'quantitative', title }, color },
    },
  ] as const;
};

/** Mean and std over features; null where it came over a wire and was none. */
type Of = (layer: LayerRunningSummary) => { readonly mean: number; readonly std: number | null };

const rows = ({ entries }: RunningMomentsHistory, of: Of): readonly RunningMomentsRow[] =>
  entries.flatMap(({ step, layers }) =>
    inOrder(layers).map((layer) => {
      const { mean, std } = of(layer);
      const reach = std !== null && Number.isFinite(std) ? std : 0; // a single feature has no spread
      return { step, layer: layer.name, value: mean, low: mean - reach, high: mean + reach };
    }),
  );

const table = ({ entries }: RunningMomentsHistory, of: Of): FigureTable => {
  const print = (layer: LayerRunningSummary | undefined) =>
    layer ? meanAndStd(of(layer).mean, of(layer).std, fixed) : '–';
  const first = entries[0]?.layers ?? [];
  return {
    columns: ['at first', 'now'],
    rows: inOrder(entries.at(-1)?.layers ?? []).map((layer) => ({
      name: layer.name,
      layer: layer.name,
      cells: [print(first.find(({ name }) => name === layer.name)), print(layer)],
    })),
  };
};

const nothing = 'This network has no batchNorm.';

const ofMean: Of = ({ mean }) => mean;
const ofVariance: Of = ({ variance }) => variance;

/** The running means of each batchNorm against step: their average over the features, and one std to either side. */
export const runningMeansChart: Chart<'runningMoments', RunningMomentsRow> = {
  name: 'runningMeans',
  diagnostic: 'runningMoments',
  spec: {
    ...frame(
      'BatchNorm running means',
      'Settled: evaluation sees what training saw. Still moving: the layers below still drift',
    ),
    data: { name: 'runningMeans' },
    layer: [...bands('running mean over features')],
  } satisfies TopLevelSpec,
  rows: (state) => rows(state, ofMean),
  table: (state) => table(state, ofMean),
  nothing,
};

/** The same of the running variances (or standard deviations, where the layer tracks those). */
export const runningVariancesChart: Chart<'runningMoments', RunningMomentsRow> = {
  name: 'runningVariances',
  diagnostic: 'runningMoments',
  spec: {
    ...frame(
      'BatchNorm running variances',
      'From 1, where they start, to what the layer below gives: settled is healthy',
    ),
    data: { name: 'runningVariances' },
    layer: [...bands('running variance over features')],
  } satisfies TopLevelSpec,
  rows: (state) => rows(state, ofVariance),
  table: (state) => table(state, ofVariance),
  nothing,
};
