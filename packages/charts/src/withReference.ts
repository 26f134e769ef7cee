import type { Chart } from './chart.ts';
import { withHint } from './frame.ts';
import { neutral } from './palette.ts';
import { singleRow } from './singleRow.ts';

/**
 * The same chart with a dashed line across it, what theory says the measured line should be, and the line's name behind what
 * to look for: a label in the plot would lie over whatever is measured there.
 */
export function withReference(chart: Chart, y: number, label: string): Chart {
  if (!('layer' in chart.spec)) return chart;
  return {
    ...chart,
    spec: {
      ...chart.spec,
      ...(chart.spec.title !== undefined && { title: withHint(chart.spec.title, `Dashed: ${label}`) }),
      layer: [
        ...chart.spec.layer,
        {
          data: singleRow,
          mark: { type: 'rule', strokeDash: [4, 4], color: neutral, strokeWidth: 1.5 },
          encoding: { y: { datum: y } },
        },
      ],
    },
  };
}

/**
 * The same chart; that of losses with the line at the loss that a network which knows nothing begins with.
 *
 * @param expected −ln 1/C of C classes; `undefined` where nobody knows it: no line.
 */
export const withExpectedLoss = (chart: Chart, expected: number | undefined): Chart =>
  chart.name === 'loss' && expected !== undefined
    ? withReference(chart, expected, 'expected at the start')
    : chart;
