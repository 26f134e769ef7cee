import type { TopLevelSpec } from 'vega-lite';
import type { Chart } from '../chart.ts';
import { density } from '../density.ts';
import { scientific } from '../figures.ts';
import { frame } from '../frame.ts';
import { distributionLines } from './distribution.ts';
import type { DistributionRow } from './distribution.ts';

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
    ...distributionLines('∂loss / ∂output'),
  } satisfies TopLevelSpec,
  rows: ({ latest }) =>
    (latest?.layers ?? []).flatMap(({ name, mean, std, histogram }) =>
      density(histogram).map((point) => ({
        series: `${name} · ${scientific(mean)} ± ${scientific(std)}`,
        ...point,
      })),
    ),
};
