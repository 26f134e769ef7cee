import type { DiagnosticName, States } from '@weir/diagnostics';
import type { TopLevelSpec } from 'vega-lite';
import type { MapImage } from '../chart.ts';
import { columns } from '../columns.ts';
import { frame } from '../frame.ts';
import { columnAt } from '../map/cellMap.ts';
import type { Cell, CellMap } from '../map/cellMap.ts';
import { dataUrl } from '../map/dataUrl.ts';
import { indexedPng } from '../map/indexedPng.ts';
import { mapPalette, shadeOf } from '../map/mapColors.ts';
import { layerMapCells } from './layerMapCells.ts';
import { layersDown, mapColor, mapHeight, stepsAcross } from './layerMapParts.ts';
import type { LayerMapOf, LayerMapRow } from './layerMapParts.ts';

/** The image that spans the map, or what its axis of layers and its legend are made of: a name, and an end of the values. */
export interface LayerImageRow extends Pick<LayerMapRow, 'name' | 'place' | 'value'> {
  readonly url?: string;
  readonly from?: number;
  readonly to?: number;
}

const column = columns<Required<LayerImageRow>>();

/** Pixels across: a cell's edge is at most a thousandth of the map beside its place. */
const pixelsAcross = 480;

/** The same map as one image, with a pixel down for each layer. */
export function layerMapImage<Diagnostic extends DiagnosticName>({
  name,
  title,
  lookFor,
  color,
  history,
  print,
}: LayerMapOf<Diagnostic>): MapImage<States[Diagnostic]> {
  return {
    spec: {
      ...frame(title, lookFor, mapHeight),
      data: { name },
      layer: [
        {
          transform: [{ filter: `isValid(datum.${column('url')})` }],
          mark: { type: 'image', aspect: false, smooth: false },
          encoding: {
            x: { field: column('from'), ...stepsAcross },
            x2: { field: column('to') },
            y: { value: 0 },
            y2: { value: 'height' },
            url: { field: column('url') },
          },
        },
        { mark: { type: 'point', opacity: 0 }, encoding: { y: layersDown, color: mapColor(color) } },
      ],
    } satisfies TopLevelSpec,
    cells: (state) => layerMapCells(history(state)),
    rows(cells, theme) {
      const ends = endsOf(cells, color.scale.domain);
      const [low, high] = ends;
      const edges = cells[0]?.edges ?? [];
      const url = dataUrl(
        indexedPng({
          width: pixelsAcross,
          height: cells.length,
          pixels: pixelsOf(cells, ends),
          palette: mapPalette(theme, color.scale),
        }),
      );
      return cells.flatMap((strip, place): LayerImageRow[] => {
        const row = { name: strip.name, place, value: high };
        const image = { ...row, value: low, url, from: edges[0] ?? NaN, to: edges.at(-1) ?? NaN };
        return place === 0 ? [image, row] : [row];
      });
    },
    describe: (cell) => `${cell.name}: ${print(cell.value)} ${stepsOf(cell)}`,
  };
}

/** The values that the colours at either end are for. */
function endsOf(cells: CellMap, domain: readonly number[] | undefined): readonly [number, number] {
  if (domain) return [domain[0] ?? NaN, domain.at(-1) ?? NaN];
  let [low, high] = [Infinity, -Infinity];
  for (const { values } of cells)
    for (const value of Array.from(values)) {
      if (value < low) low = value;
      if (value > high) high = value;
    }
  return [low, high];
}

function pixelsOf(cells: CellMap, ends: readonly [number, number]): Uint8Array {
  const edges = cells[0]?.edges ?? [];
  const [first = NaN, last = NaN] = [edges[0], edges.at(-1)];
  const columnsAcross = Array.from({ length: pixelsAcross }, (_, at) =>
    columnAt(edges, first + ((at + 0.5) / pixelsAcross) * (last - first)),
  );
  const pixels = new Uint8Array(cells.length * pixelsAcross);
  cells.forEach(({ values }, layer) =>
    columnsAcross.forEach((at, across) => {
      pixels[layer * pixelsAcross + across] = shadeOf(at === undefined ? NaN : (values[at] ?? NaN), ends);
    }),
  );
  return pixels;
}

/** Between which steps a cell lies, in whole ones. */
function stepsOf({ from, to }: Cell): string {
  const [first, last] = [Math.ceil(from), Math.floor(to)].map((step) => step.toLocaleString('en-US'));
  return `over steps ${first} to ${last}`;
}
