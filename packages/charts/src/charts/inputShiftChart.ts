import type { TopLevelSpec } from 'vega-lite';
import type { Chart } from '../chart.ts';
import { columns } from '../columns.ts';
import { frame, seriesColor, stepAxis } from '../frame.ts';

export interface InputShiftRow {
  readonly step: number;
  readonly name: string;
  /** In units of the units' first std. */
  readonly moved: number;
}

const column = columns<InputShiftRow>();

/** How far the means of each layer's inputs are from where they began, against step. */
export const inputShiftChart: Chart<'inputShift', InputShiftRow> = {
  name: 'inputShift',
  diagnostic: 'inputShift',
  spec: {
    ...frame(
      'Inputs on the move',
      'Flat and low: each layer learns on what it is given. Rising: the layers below move it away',
    ),
    data: { name: 'inputShift' },
    mark: { type: 'line', strokeWidth: 1.5 },
    encoding: {
      x: { field: column('step'), ...stepAxis },
      y: { field: column('moved'), type: 'quantitative', title: 'moved, in first std' },
      color: { field: column('name'), ...seriesColor },
    },
  } satisfies TopLevelSpec,
  rows: ({ entries }) =>
    entries.flatMap(({ step, layers }) => layers.map(({ name, moved }) => ({ step, name, moved }))),
};
