import type { LayerRunningSummary, RunningMomentsHistory } from '@weir/diagnostics';
import type { TopLevelSpec } from 'vega-lite';
import type { Chart } from '../chart.ts';
import { columns } from '../columns.ts';
import { frame, seriesColor, stepAxis } from '../frame.ts';

export interface RunningMomentsRow {
  readonly step: number;
  readonly name: string;
  /** Over the layer's features: mean, and one std to either side. */
  readonly value: number;
  readonly low: number;
  readonly high: number;
}

const column = columns<RunningMomentsRow>();

const bands = (title: string) => {
  const x = { field: column('step'), ...stepAxis } as const;
  const color = { field: column('name'), ...seriesColor } as const;
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

const rows = (
  { entries }: RunningMomentsHistory,
  of: (layer: LayerRunningSummary) => { mean: number; std: number },
) =>
  entries.flatMap(({ step, layers }) =>
    layers.map((layer) => {
      const { mean, std } = of(layer);
      const reach = Number.isFinite(std) ? std : 0; // a single feature has no spread
      return { step, name: layer.name, value: mean, low: mean - reach, high: mean + reach };
    }),
  );

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
  rows: (state) => rows(state, ({ mean }) => mean),
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
  rows: (state) => rows(state, ({ variance }) => variance),
};
