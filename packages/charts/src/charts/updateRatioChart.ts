import type { TopLevelSpec } from 'vega-lite';
import type { Chart } from '../chart.ts';
import { columns } from '../columns.ts';
import { frame, seriesColor, stepAxis } from '../frame.ts';
import { neutral } from '../palette.ts';

export interface UpdateRatioRow {
  readonly step: number;
  readonly name: string;
  readonly log10: number;
}

const column = columns<UpdateRatioRow>();

/** log₁₀ update:data against step, a line per weight matrix, and the dashed rule at −3. */
export const updateRatioChart: Chart<'updateRatio', UpdateRatioRow> = {
  name: 'updateRatio',
  diagnostic: 'updateRatio',
  spec: {
    ...frame(
      'Update : data',
      'Near −3 (dashed): healthy. Below −4 the weights hardly move; above −2 they jump',
    ),
    data: { name: 'updateRatio' },
    layer: [
      {
        mark: { type: 'line', strokeWidth: 1.5 },
        encoding: {
          x: { field: column('step'), ...stepAxis },
          y: {
            field: column('log10'),
            type: 'quantitative',
            title: 'log₁₀ std(update) / std(data)',
            scale: { zero: false },
          },
          color: { field: column('name'), ...seriesColor },
        },
      },
      {
        data: { values: [{}] }, // of its own, or the rule is drawn once for each row
        mark: { type: 'rule', strokeDash: [4, 4], color: neutral, strokeWidth: 1.5 },
        encoding: { y: { datum: -3 } },
      },
    ],
  } satisfies TopLevelSpec,
  rows: ({ entries }) =>
    entries.flatMap(({ step, ratios }) => ratios.map(({ name, log10 }) => ({ step, name, log10 }))),
};
