import { unpackBits } from '@weir/diagnostics';
import type { LayerSaturationMap } from '@weir/diagnostics';
import type { TopLevelSpec } from 'vega-lite';
import type { Chart } from '../chart.ts';
import { columns } from '../columns.ts';
import { frame } from '../frame.ts';

export interface SaturationMapRow {
  readonly layer: string;
  /** Edges of the unit's cell. */
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
        axis: { grid: false },
      },
      x2: { field: column('unitEnd') },
      y: {
        field: column('layer'),
        type: 'nominal',
        sort: null,
        title: null,
        scale: { paddingInner: 0.06, paddingOuter: 0.03 },
      },
      yOffset: { field: column('example'), type: 'ordinal', scale: { padding: 0 } },
      opacity: {
        condition: { test: `datum.${column('flat')}`, value: 1 },
        value: 0,
      },
    },
  } satisfies TopLevelSpec,
  rows: ({ latest }) => (latest?.layers ?? []).flatMap(cells),
};

function cells({ name: layer, units, examples, bits }: LayerSaturationMap): readonly SaturationMapRow[] {
  const shown = Math.min(examples, mostExamples);
  const extent = Array.from({ length: shown }, (_, example) => ({
    layer,
    unit: 0,
    unitEnd: units,
    example,
    flat: false,
  }));
  const flat = unpackBits(bits, shown * units).flatMap((isFlat, at) =>
    isFlat
      ? [{ layer, unit: at % units, unitEnd: (at % units) + 1, example: Math.floor(at / units), flat: true }]
      : [],
  );
  return [...extent, ...flat];
}
