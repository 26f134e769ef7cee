import { neutral } from '@weir/charts';
import type { Chart } from '@weir/charts';

/** The same chart with a dashed, labelled line across it: what theory says the measured line should be. */
export function withReference(chart: Chart, y: number, label: string): Chart {
  if (!('layer' in chart.spec)) return chart;
  const once = { values: [{}] }; // a single row, or the line would be drawn for each row of the chart
  return {
    ...chart,
    spec: {
      ...chart.spec,
      layer: [
        ...chart.spec.layer,
        {
          data: once,
          mark: { type: 'rule', strokeDash: [4, 4], color: neutral, strokeWidth: 1.5 },
          encoding: { y: { datum: y } },
        },
        {
          data: once,
          mark: { type: 'text', align: 'right', baseline: 'bottom', dy: -4, fontSize: 11, color: neutral },
          encoding: { x: { value: 'width' }, y: { datum: y }, text: { value: label } },
        },
      ],
    },
  };
}
