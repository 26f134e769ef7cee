import type { States } from '@weir/diagnostics';
import type { TopLevelSpec } from 'vega-lite';
import type { Chart } from '../chart.ts';
import { columns } from '../columns.ts';
import { scientific } from '../figures.ts';
import { frame, seriesColor, stepAxis } from '../frame.ts';
import { palette } from '../palette.ts';

/** A point: the jitter of one batch size at one step. */
export interface JitterRow {
  readonly step: number;
  /** `batches of 32`, or `evaluation`. */
  readonly series: string;
  readonly std: number;
}

const column = columns<JitterRow>();

/** Std over batches of a fixed example's outputs against step: a line a batch size, and one for evaluation. */
export const jitterChart: Chart<'jitter', JitterRow> = {
  name: 'jitter',
  diagnostic: 'jitter',
  spec: {
    ...frame(
      'Jitter of an example’s outputs',
      'How much they depend on its batch: less in larger ones, and not at all in evaluation',
    ),
    data: { name: 'jitter' },
    mark: { type: 'line', point: { size: 30, filled: true }, strokeWidth: 1.5 },
    encoding: {
      x: { field: column('step'), ...stepAxis },
      y: { field: column('std'), type: 'quantitative', title: 'std over batches' },
      color: { field: column('series'), ...seriesColor },
    },
  } satisfies TopLevelSpec,
  rows,
  table(state) {
    const all = rows(state);
    const newest = new Map(all.map((row) => [row.series, row.std]));
    const first = new Map([...all].reverse().map((row) => [row.series, row.std]));
    return {
      columns: ['at first', 'now'],
      rows: [...newest].map(([name, std], at) => ({
        name,
        color: palette[at % palette.length] ?? palette[0],
        cells: [scientific(first.get(name)), scientific(std)],
      })),
    };
  },
  nothing: 'Nothing was put into other batches.',
};

function rows({ entries }: States['jitter']): readonly JitterRow[] {
  return entries.flatMap(({ step, sizes }) => [
    ...sizes.map(({ size, training }) => ({ step, series: `batches of ${size}`, std: training })),
    { step, series: 'evaluation', std: Math.max(0, ...sizes.map(({ evaluation }) => evaluation)) },
  ]);
}
