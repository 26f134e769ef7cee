import type { WeightGradient } from '@weir/diagnostics';
import type { TopLevelSpec } from 'vega-lite';
import type { Chart } from '../chart.ts';
import { density } from '../density.ts';
import { scientific } from '../figures.ts';
import { frame } from '../frame.ts';
import { distributionLines } from './distribution.ts';
import type { DistributionRow } from './distribution.ts';

/** Histograms of the weights' gradients, a line a weight, with mean ± std and grad:data. */
export const weightGradientDistribution: Chart<'weightGradients', DistributionRow> = {
  name: 'weightGradientDistribution',
  diagnostic: 'weightGradients',
  spec: {
    ...frame(
      'Weight gradient distribution',
      'Alike for all weights: healthy. A weight whose grad:data stands out learns faster than the rest',
    ),
    data: { name: 'weightGradientDistribution' },
    ...distributionLines('∂loss / ∂weight'),
  } satisfies TopLevelSpec,
  rows: ({ latest }) =>
    (latest?.weights ?? []).flatMap((weight) =>
      density(weight.histogram).map((point) => ({ series: figures(weight), ...point })),
    ),
};

function figures({ name, shape, mean, std, gradToData }: WeightGradient): string {
  const relative = gradToData === undefined ? '' : ` · grad:data ${scientific(gradToData)}`;
  return `${name} ${shape.join('×')} · ${scientific(mean)} ± ${scientific(std)}${relative}`;
}
