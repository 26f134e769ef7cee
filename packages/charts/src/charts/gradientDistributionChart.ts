import type { States } from '@weir/diagnostics';
import type { TopLevelSpec } from 'vega-lite';
import type { Chart } from '../chart.ts';
import { scientific, meanAndStd } from '../figures.ts';
import { frame } from '../frame.ts';
import { inOrder } from '../network/inOrder.ts';
import { distributionLines, distributionRows } from './distribution.ts';
import type { DistributionRow } from './distribution.ts';
import { withPeaks } from './withPeaks.ts';

const rows = ({ latest }: States['gradients']): readonly DistributionRow[] =>
  distributionRows(
    inOrder(latest?.layers ?? []).map((layer) => ({
      ...layer,
      layer: layer.name,
      label: `${layer.name} · ${meanAndStd(layer.mean, layer.std, scientific)}`,
    })),
  );

/** Histograms of ∂loss/∂output of the activations, a line a layer, with mean ± std. */
export const gradientDistribution: Chart<'gradients', DistributionRow> = {
  name: 'gradientDistribution',
  diagnostic: 'gradients',
  spec: {
    ...frame(
      'Gradient distribution',
      'Alike in all layers: healthy. Wider or narrower layer by layer: gradients explode or vanish on their way back',
    ),
    data: { name: 'gradientDistribution' },
    ...distributionLines('gradientDistribution', '∂loss / ∂output'),
  } satisfies TopLevelSpec,
  rows,
  table(state) {
    const table = {
      columns: ['mean', 'std'],
      rows: inOrder(state.latest?.layers ?? []).map(({ name, mean, std }) => ({
        name,
        layer: name,
        cells: [scientific(mean), scientific(std)],
      })),
    };
    return withPeaks(table, rows(state));
  },
  nothing: 'No gradient differs from any other: none, or one alone, flows back through the layers.',
};
