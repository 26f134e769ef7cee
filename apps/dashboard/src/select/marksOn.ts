import { layerOf } from '@weir/charts';
import type { CellMap } from '@weir/charts';
import type { MapAxes } from '../draw/mapAxes.ts';
import type { Chosen } from './choice.ts';
import { chosenUnit } from './unitsAlike.ts';

/** What is set off on a map, in pixels from its left and top. */
export interface MapMark {
  readonly of: 'layer' | 'unit';
  readonly name: string;
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
}

/**
 * Where a map shows what is chosen: the strip of the layer or of its weights, and the column of the unit, also in strips of
 * layers whose units are the same.
 *
 * @param layers The network's, in its order.
 * @param ofUnits Whether it has units across, and not steps.
 */
export function marksOn(
  cells: CellMap,
  { left, width, from, to, bands }: MapAxes,
  chosen: Chosen | undefined,
  layers: readonly string[],
  ofUnits: boolean,
): readonly MapMark[] {
  if (!chosen) return [];
  const placeOf = (at: number) => left + (width * (at - from)) / (to - from);
  return bands.flatMap(({ name, top, height }): readonly MapMark[] => {
    const [first = from, last = to] = endsOf(cells, name);
    const strip = { name, top, height };
    const unit = ofUnits ? chosenUnit(chosen, name, layers) : undefined;
    const isLayer = name === chosen.layer || layerOf(name) === chosen.layer;
    return [
      ...(isLayer
        ? [{ ...strip, of: 'layer' as const, left: placeOf(first), width: placeOf(last) - placeOf(first) }]
        : []),
      ...(unit !== undefined && unit < last
        ? [{ ...strip, of: 'unit' as const, left: placeOf(unit), width: placeOf(unit + 1) - placeOf(unit) }]
        : []),
    ];
  });
}

/** Where a strip begins and ends across. */
function endsOf(cells: CellMap, name: string): readonly (number | undefined)[] {
  const edges = cells.find((strip) => strip.name === name)?.edges ?? [];
  return [edges[0], edges.at(-1)];
}
