import type { Loss } from '@weir/diagnostics';
import type { TopLevelSpec } from 'vega-lite';
import type { Chart } from '../chart.ts';
import { columns } from '../columns.ts';
import { frame, logScale, stepAxis } from '../frame.ts';
import { palette } from '../palette.ts';

export interface LossRow {
  readonly step: number;
  readonly loss: number;
  readonly smoothed: number;
}

const column = columns<LossRow>();

const lines = (scale: typeof logScale | { readonly zero: false }, title: string) => {
  const y = (field: keyof LossRow) =>
    ({ field, type: 'quantitative', scale, title, axis: { tickCount: 6, format: '.3~g' } }) as const;
  const x = { field: column('step'), ...stepAxis } as const;
  return [
    {
      mark: { type: 'line', opacity: 0.3, strokeWidth: 1, color: palette[0] },
      encoding: { x, y: y(column('loss')) },
    },
    {
      mark: { type: 'line', strokeWidth: 2, color: palette[0] },
      encoding: { x, y: y(column('smoothed')) },
    },
  ] as const;
};

const rows = ({ entries }: { readonly entries: readonly Loss[] }): readonly LossRow[] =>
  entries.map(({ step, loss, smoothed }) => ({ step, loss, smoothed }));

/** Minibatch loss on a logarithmic axis against step, and its moving average: the lecture's plot of log₁₀. */
export const lossChart: Chart<'loss', LossRow> = {
  name: 'loss',
  diagnostic: 'loss',
  spec: {
    ...frame(
      'Loss',
      'Faint: each minibatch; strong: their moving average. A steep first fall is a start too sure of itself',
    ),
    data: { name: 'loss' },
    layer: [...lines(logScale, 'loss (log scale)')],
  } satisfies TopLevelSpec,
  rows: (state) => rows(state).filter(({ loss, smoothed }) => loss > 0 && smoothed > 0),
};

/** The same on a linear axis. */
export const plainLossChart: Chart<'loss', LossRow> = {
  name: 'plainLoss',
  diagnostic: 'loss',
  spec: {
    ...frame('Loss', 'Faint: each minibatch; strong: their moving average'),
    data: { name: 'plainLoss' },
    layer: [...lines({ zero: false }, 'loss')],
  } satisfies TopLevelSpec,
  rows,
};
