import type { TopLevelSpec } from 'vega-lite';
import type { Chart } from '../chart.ts';
import { columns } from '../columns.ts';
import { frame, seriesColor, stepAxis } from '../frame.ts';

export interface SaturationRow {
  readonly step: number;
  readonly name: string;
  /** 0 to 1. */
  readonly saturated: number;
}

const column = columns<SaturationRow>();

/** Share of each layer's outputs in the flat tails of its activation, against step. */
export const saturationChart: Chart<'saturation', SaturationRow> = {
  name: 'saturation',
  diagnostic: 'saturation',
  spec: {
    ...frame(
      'Saturation',
      'A few per cent in the flat tails: healthy. What sits there passes no gradient back',
    ),
    data: { name: 'saturation' },
    mark: { type: 'line', strokeWidth: 1.5 },
    encoding: {
      x: { field: column('step'), ...stepAxis },
      y: {
        field: column('saturated'),
        type: 'quantitative',
        title: 'saturated',
        axis: { format: '.0%', tickCount: 5 },
      },
      color: { field: column('name'), ...seriesColor },
    },
  } satisfies TopLevelSpec,
  rows: ({ entries }) =>
    entries.flatMap(({ step, layers }) => layers.map(({ name, saturated }) => ({ step, name, saturated }))),
};
