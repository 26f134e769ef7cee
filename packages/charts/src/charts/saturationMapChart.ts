import { unpackBits } from '@weir/diagnostics';
import type { LayerSaturationMap } from '@weir/diagnostics';
import type { TopLevelSpec } from 'vega-lite';
import type { Chart } from '../chart.ts';
import { columns } from '../columns.ts';
import { percent } from '../figures.ts';
import { layerLabels } from '../axes/labels.ts';
import { frame } from '../frame.ts';
import { inOrder } from '../network/inOrder.ts';

/** A cell: neighbouring units that are flat for one example. */
export interface SaturationMapRow {
  readonly layer: string;
  /** Edges of the cell: of a unit, or of several beside one another. */
  readonly unit: number;
  readonly unitEnd: number;
  readonly example: number;
  /** Rows that are not flat carry the extent of the map and are not seen. */
  readonly flat: boolean;
}

const column = columns<SaturationMapRow>();

/** Of a layer with more rows (a convolution has one per position), the first so many are drawn. */
const mostExamples = 64;

/** The lecture's image: units across, examples down, white where the activation is flat. */
export const saturationMapChart: Chart<'saturationMap', SaturationMapRow> = {
  name: 'saturationMap',
  diagnostic: 'saturationMap',
  spec: {
    ...frame(
      'Saturation map',
      'White: flat for this example. A white column is a dead unit: no example teaches it',
      320,
    ),
    data: { name: 'saturationMap' },
    view: { fill: '#14181d' },
    mark: { type: 'rect', color: '#ffffff', stroke: null },
    encoding: {
      x: {
        field: column('unit'),
        type: 'quantitative',
        title: 'unit',
        scale: { nice: false, zero: false },
        axis: { grid: false, tickMinStep: 1, format: ',d' },
      },
      x2: { field: column('unitEnd') },
      y: {
        field: column('layer'),
        type: 'nominal',
        sort: null,
        title: null,
        axis: { labelLimit: 150, ...layerLabels },
        scale: { paddingInner: 0.06, paddingOuter: 0.03 },
      },
      yOffset: { field: column('example'), type: 'ordinal', scale: { padding: 0 } },
      opacity: {
        condition: { test: `datum.${column('flat')}`, value: 1 },
        value: 0,
      },
    },
  } satisfies TopLevelSpec,
  rows: ({ latest }) => inOrder(latest?.layers ?? []).flatMap(cells),
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
