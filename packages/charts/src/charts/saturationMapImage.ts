import { unpackBits } from '@weir/diagnostics';
import type { LayerSaturationMap, States } from '@weir/diagnostics';
import type { TopLevelSpec } from 'vega-lite';
import type { MapImage } from '../chart.ts';
import { columns } from '../columns.ts';
import { columnsOf } from '../map/cellMap.ts';
import type { CellStrip } from '../map/cellMap.ts';
import { dataUrl } from '../map/dataUrl.ts';
import { indexedPng } from '../map/indexedPng.ts';
import { inOrder } from '../network/inOrder.ts';
import { black, mostExamples, saturationMapFrame, unitsAndLayers, white } from './saturationMapParts.ts';
import type { SaturationMapRow } from './saturationMapParts.ts';

/** The image of a layer, a pixel for each unit and example. */
export interface SaturationImageRow extends Pick<SaturationMapRow, 'layer' | 'unit' | 'unitEnd'> {
  readonly url: string;
}

const column = columns<SaturationImageRow>();

/** The saturation map as one image mark, with an image for each layer, as layers differ in width. */
export const saturationMapImage: MapImage<States['saturationMap']> = {
  spec: {
    ...saturationMapFrame,
    mark: { type: 'image', aspect: false, smooth: false },
    encoding: { ...unitsAndLayers, url: { field: column('url') } },
  } satisfies TopLevelSpec,
  cells: ({ latest }) => inOrder(latest?.layers ?? []).map(stripOf),
  rows: (cells) =>
    cells.map((strip): SaturationImageRow => {
      const width = columnsOf(strip);
      const png = indexedPng({
        width,
        height: strip.rows,
        pixels: Uint8Array.from(strip.values),
        palette: [black, white],
      });
      return { layer: strip.name, unit: 0, unitEnd: width, url: dataUrl(png) };
    }),
  describe: ({ name, from, row, value }) =>
    `${name}: unit ${from} is ${value === 1 ? 'flat' : 'not flat'} for example ${row}`,
};

function stripOf({ name, units, examples, bits }: LayerSaturationMap): CellStrip {
  const rows = Math.min(examples, mostExamples);
  return {
    name,
    rows,
    edges: Array.from({ length: units + 1 }, (_, unit) => unit),
    values: unpackBits(bits, rows * units).map(Number),
  };
}
