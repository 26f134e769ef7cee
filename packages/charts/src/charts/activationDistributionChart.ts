import type { LayerActivations } from '@weir/diagnostics';
import type { TopLevelSpec } from 'vega-lite';
import type { Chart } from '../chart.ts';
import { density } from '../density.ts';
import { percent, signed } from '../figures.ts';
import { frame } from '../frame.ts';
import { distributionLines } from './distribution.ts';
import type { DistributionRow } from './distribution.ts';

/** Histograms of the activations' outputs, a line a layer, with mean ± std and the saturated share. */
export const activationDistribution: Chart<'activations', DistributionRow> = {
  name: 'activationDistribution',
  diagnostic: 'activations',
  spec: {
    ...frame(
      'Activation distribution',
      'Alike in all layers and little at ±1: healthy. Narrower layer by layer: gain too low; piled up at ±1: too high',
    ),
    data: { name: 'activationDistribution' },
    ...distributionLines('output'),
  } satisfies TopLevelSpec,
  rows: ({ latest }) =>
    (latest?.layers ?? []).flatMap((layer) =>
      density(layer.histogram).map((point) => ({ series: figures(layer), ...point })),
    ),
};

function figures({ name, mean, std, saturated }: LayerActivations): string {
  const tails = saturated === undefined ? '' : ` · saturated ${percent(saturated)}`;
  return `${name} · ${signed(mean)} ± ${std.toFixed(2)}${tails}`;
}
