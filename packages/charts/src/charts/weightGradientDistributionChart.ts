import type { States, WeightGradient } from '@weir/diagnostics';
import type { TopLevelSpec } from 'vega-lite';
import type { Chart } from '../chart.ts';
import { scientific, meanAndStd } from '../figures.ts';
import { frame } from '../frame.ts';
import { inOrder } from '../network/inOrder.ts';
import { layerOf } from '../network/layerOf.ts';
import { distributionLines, distributionRows } from './distribution.ts';
import type { DistributionRow } from './distribution.ts';
import { withPeaks } from './withPeaks.ts';

const rows = ({ latest }: States['weightGradients']): readonly DistributionRow[] =>
  distributionRows(
    inOrder(latest?.weights ?? []).map((weight) => ({
      ...weight,
      layer: layerOf(weight.name),
      label: label(weight),
    })),
  );

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
    ...distributionLines('weightGradientDistribution', '∂loss / ∂weight'),
  } satisfies TopLevelSpec,
  rows,
  table(state) {
    const table = {
      columns: ['shape', 'mean', 'std', 'grad:data'],
      rows: inOrder(state.latest?.weights ?? []).map(({ name, shape, mean, std, gradToData }) => ({
        name,
        layer: layerOf(name),
        cells: [shape.join('×'), scientific(mean), scientific(std), scientific(gradToData)],
      })),
    };
    return withPeaks(table, rows(state));
  },
  nothing: 'No weight has gradients that differ from one another: they are zero, or one alone.',
};

function label({ name, shape, mean, std, gradToData }: WeightGradient): string {
  const relative = gradToData === undefined ? '' : ` · grad:data ${scientific(gradToData)}`;
  return `${name} ${shape.join('×')} · ${meanAndStd(mean, std, scientific)}${relative}`;
}
