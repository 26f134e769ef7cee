import type { LayerActivations, States } from '@weir/diagnostics';
import type { TopLevelSpec } from 'vega-lite';
import type { Chart } from '../chart.ts';
import { fixed, percent, signed, meanAndStd } from '../figures.ts';
import { frame } from '../frame.ts';
import { inOrder } from '../network/inOrder.ts';
import { distributionLines, distributionRows } from './distribution.ts';
import type { DistributionRow } from './distribution.ts';
import { withPeaks } from './withPeaks.ts';

const rows = ({ latest }: States['activations']): readonly DistributionRow[] =>
  distributionRows(
    inOrder(latest?.layers ?? []).map((layer) => ({ ...layer, layer: layer.name, label: label(layer) })),
  );

/** Histograms of the activations' outputs, a line a layer, with mean ± std and the saturated share. */
export const activationDistribution: Chart<'activations', DistributionRow> = {
  name: 'activationDistribution',
  diagnostic: 'activations',
  spec: {
    ...frame(
      'Activation distribution',
      'Alike in all layers: healthy. Narrower layer by layer: gain too low; wider, or piled up where tanh and sigmoid end: too high',
    ),
    data: { name: 'activationDistribution' },
    ...distributionLines('activationDistribution', 'output'),
  } satisfies TopLevelSpec,
  rows,
  table(state) {
    const layers = inOrder(state.latest?.layers ?? []);
    const saturate = layers.some(({ saturated }) => saturated !== undefined);
    const table = {
      columns: ['mean', 'std', ...(saturate ? ['saturated'] : [])],
      rows: layers.map(({ name, mean, std, saturated }) => ({
        name,
        layer: name,
        cells: [signed(mean), fixed(std), ...(saturate ? [percent(saturated)] : [])],
      })),
    };
    return withPeaks(table, rows(state));
  },
  nothing:
    'Every output of every layer is the same: nothing of the input gets through, or there is one value alone.',
};

function label({ name, mean, std, saturated }: LayerActivations): string {
  const tails = saturated === undefined ? '' : ` · saturated ${percent(saturated)}`;
  return `${name} · ${meanAndStd(mean, std, signed)}${tails}`;
}
