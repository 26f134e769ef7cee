import type { States } from '@weir/diagnostics';
import type { TopLevelSpec } from 'vega-lite';
import type { Chart } from '../chart.ts';
import { numberLabels } from '../axes/labels.ts';
import { columns } from '../columns.ts';
import { fixed } from '../figures.ts';
import type { FigureTable } from '../figureTable.ts';
import { frame, logScale, stepAxis } from '../frame.ts';
import { palette } from '../palette.ts';
import { smoothed } from '../smoothed.ts';

/** A point: the loss of one step, and the average up to it. */
export interface LossRow {
  readonly step: number;
  readonly loss: number;
  readonly smoothed: number;
}

type LossState = States['loss'];

const column = columns<LossRow>();

const lines = (scale: typeof logScale | { readonly zero: false }, title: string) => {
  const y = (field: keyof LossRow) =>
    ({ field, type: 'quantitative', scale, title, axis: { tickCount: 6, ...numberLabels(1e-3) } }) as const;
  const x = { field: column('step'), ...stepAxis } as const;
  return [
    {
      mark: { type: 'line', opacity: 0.35, strokeWidth: 1, color: palette[0] },
      encoding: { x, y: y(column('loss')) },
    },
    {
      mark: { type: 'line', strokeWidth: 2, color: palette[0] },
      encoding: { x, y: y(column('smoothed')) },
    },
  ] as const;
};

/** First, lowest and newest of the averages: what the picture is read for. */
const table = ({ entries }: LossState): FigureTable => {
  const averages = smoothed(entries.map(({ loss }) => loss));
  return {
    columns: ['at first', 'lowest', 'now'],
    rows: entries.length
      ? [
          { name: 'minibatches', cells: figures(entries.map(({ loss }) => loss)) },
          { name: 'average', cells: figures(averages) },
        ]
      : [],
  };
};

const figures = (values: readonly number[]) => [
  fixed(values[0]),
  fixed(values.reduce((least, value) => Math.min(least, value), Infinity)),
  fixed(values.at(-1)),
];

/** Minibatch loss on a logarithmic axis against step, and its average: the lecture's plot of means of log₁₀. */
export const lossChart: Chart<'loss', LossRow> = {
  name: 'loss',
  diagnostic: 'loss',
  spec: {
    ...frame(
      'Loss',
      'Faint: each minibatch; strong: their average. A steep first fall is a start too sure of itself',
    ),
    data: { name: 'loss' },
    layer: [...lines(logScale, 'loss (log scale)')],
  } satisfies TopLevelSpec,
  rows({ entries }) {
    const positive = entries.filter(({ loss }) => loss > 0 && Number.isFinite(loss));
    const averages = smoothed(positive.map(({ loss }) => Math.log10(loss)));
    // To six figures: of a loss that stays, an axis as long as its data shows nothing but the averages' rounding.
    const rounded = (value: number) => Number(value.toPrecision(6));
    return positive.map(({ step, loss }, at) => ({
      step,
      loss: rounded(loss),
      smoothed: rounded(10 ** (averages[at] ?? 0)),
    }));
  },
  table,
  nothing: 'Every loss is 0, or none is finite: a logarithmic axis has no place for them.',
};

/** The same on a linear axis. */
export const plainLossChart: Chart<'loss', LossRow> = {
  name: 'plainLoss',
  diagnostic: 'loss',
  spec: {
    ...frame('Loss', 'Faint: each minibatch; strong: their average'),
    data: { name: 'plainLoss' },
    layer: [...lines({ zero: false }, 'loss')],
  } satisfies TopLevelSpec,
  rows({ entries }) {
    const averages = smoothed(entries.map(({ loss }) => loss));
    return entries.map(({ step, loss }, at) => ({ step, loss, smoothed: averages[at] ?? loss }));
  },
  table,
  nothing: 'No loss is finite.',
};
