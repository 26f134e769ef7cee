import { unpackBits } from '@weir/diagnostics';
import type { LayerSaturationMap } from '@weir/diagnostics';
import type { TopLevelSpec } from 'vega-lite';
import type { Chart } from '../chart.ts';
import { columns } from '../columns.ts';
import { percent } from '../figures.ts';
import { inOrder } from '../network/inOrder.ts';
import { saturationMapImage } from './saturationMapImage.ts';
import { black, mostExamples, saturationMapFrame, unitsAndLayers, white } from './saturationMapParts.ts';
import type { SaturationMapRow } from './saturationMapParts.ts';

const column = columns<SaturationMapRow>();

/** The lecture's image: units across, examples down, white where the activation is flat. */
export const saturationMapChart: Chart<'saturationMap', SaturationMapRow> = {
  name: 'saturationMap',
  diagnostic: 'saturationMap',
  spec: {
    ...saturationMapFrame,
    mark: { type: 'rect', stroke: null },
    encoding: {
      ...unitsAndLayers,
      yOffset: { field: column('example'), type: 'ordinal', scale: { padding: 0 } },
      color: { condition: { test: `datum.${column('flat')}`, value: white }, value: black },
    },
  } satisfies TopLevelSpec,
  rows: ({ latest }) => inOrder(latest?.layers ?? []).flatMap(cells),
  image: saturationMapImage,
  table: ({ latest }) => ({
    columns: ['flat', 'units', 'dead'],
    rows: inOrder(latest?.layers ?? []).map((layer) => {
      const { name, units, examples, bits } = layer;
      const flat = unpackBits(bits, examples * units);
      const alive = new Set<number>();
      flat.forEach((isFlat, at) => isFlat || alive.add(at % units));
      return {
        name,
        cells: [
          percent(flat.filter(Boolean).length / flat.length),
          String(units),
          String(units - alive.size),
        ],
      };
    }),
  }),
  nothing: 'No layer here has flat tails on both sides: that is of tanh, sigmoid, softsign and hardtanh.',
};

function cells({ name: layer, units, examples, bits }: LayerSaturationMap): readonly SaturationMapRow[] {
  const shown = Math.min(examples, mostExamples);
  const flat = unpackBits(bits, shown * units);
  const isFlat = (example: number, unit: number) => flat[example * units + unit] === true;
  return Array.from({ length: shown }, (_, example) => {
    const rows: SaturationMapRow[] = [{ layer, unit: 0, unitEnd: units, example, flat: false }];
    for (let unit = 0; unit < units; unit++) {
      if (!isFlat(example, unit)) continue;
      const from = unit;
      while (unit + 1 < units && isFlat(example, unit + 1)) unit++; // neighbours are one mark, which is drawn sooner
      rows.push({ layer, unit: from, unitEnd: unit + 1, example, flat: true });
    }
    return rows;
  }).flat();
}
