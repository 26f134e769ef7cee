import type { TopLevelSpec } from 'vega-lite';
import type { Chart } from '../chart.ts';
import { columns } from '../columns.ts';
import { frame, logScale, seriesColor, stepAxis } from '../frame.ts';

export interface GradToDataRow {
  readonly step: number;
  readonly name: string;
  readonly ratio: number;
}

const column = columns<GradToDataRow>();

/** std(grad) / std(data) on a logarithmic axis against step, a line per weight matrix. */
export const gradToDataChart: Chart<'gradToData', GradToDataRow> = {
  name: 'gradToData',
  diagnostic: 'gradToData',
  spec: {
    ...frame(
      'Gradient : data',
      'Lines together: healthy. One far above the others learns faster than they do',
    ),
    data: { name: 'gradToData' },
    mark: { type: 'line', strokeWidth: 1.5 },
    encoding: {
      x: { field: column('step'), ...stepAxis },
      y: {
        field: column('ratio'),
        type: 'quantitative',
        title: 'std(grad) / std(data)',
        scale: logScale,
        axis: { tickCount: 5, format: '.1e' },
      },
      color: { field: column('name'), ...seriesColor },
    },
  } satisfies TopLevelSpec,
  rows: ({ entries }) =>
    entries.flatMap(({ step, ratios }) =>
      ratios.filter(({ ratio }) => ratio > 0).map(({ name, ratio }) => ({ step, name, ratio })),
    ),
};
