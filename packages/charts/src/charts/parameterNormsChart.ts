import type { TopLevelSpec } from 'vega-lite';
import type { Chart } from '../chart.ts';
import { columns } from '../columns.ts';
import { frame, logScale, seriesColor, stepAxis } from '../frame.ts';

export interface ParameterNormRow {
  readonly step: number;
  readonly name: string;
  readonly rms: number;
}

const column = columns<ParameterNormRow>();

/** Root mean square of each parameter against step, on a logarithmic axis. */
export const parameterNormsChart: Chart<'parameterNorms', ParameterNormRow> = {
  name: 'parameterNorms',
  diagnostic: 'parameterNorms',
  spec: {
    ...frame(
      'Sizes of parameters',
      'Settling: healthy. Growing on and on while the loss stays: something pushes in vain',
    ),
    data: { name: 'parameterNorms' },
    mark: { type: 'line', strokeWidth: 1.5 },
    encoding: {
      x: { field: column('step'), ...stepAxis },
      y: {
        field: column('rms'),
        type: 'quantitative',
        title: 'root mean square (log scale)',
        scale: logScale,
        axis: { tickCount: 6, format: '.1e' },
      },
      color: { field: column('name'), ...seriesColor },
    },
  } satisfies TopLevelSpec,
  rows: ({ entries }) =>
    entries.flatMap(({ step, parameters }) =>
      parameters.filter(({ rms }) => rms > 0).map(({ name, rms }) => ({ step, name, rms })),
    ),
};
