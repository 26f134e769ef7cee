import { cellAt } from '@weir/charts';
import type { Cell, CellMap } from '@weir/charts';
import type { View } from 'vega';
import { plotOrigin } from './plotOrigin.ts';

/** Where a drawn map's cells lie, in pixels from the left and the top of its element. */
export interface MapAxes {
  readonly left: number;
  readonly width: number;
  /** Steps or units at the left and the right end. */
  readonly from: number;
  readonly to: number;
  readonly bands: readonly Band[];
}

/** The strip of a layer. */
interface Band {
  readonly name: string;
  readonly top: number;
  readonly height: number;
}

/** The axes of a view that has drawn a map. */
export function mapAxesOf(view: View): MapAxes {
  const across = view.scale('x') as { domain(): readonly number[]; range(): readonly number[] }; // linear
  const down = view.scale('y') as {
    (name: string): number;
    domain(): readonly string[];
    bandwidth(): number;
  }; // of names
  const [from = NaN, to = NaN] = across.domain();
  const [start = NaN, end = NaN] = across.range();
  const [left, top] = plotOrigin(view);
  return {
    left: left + start,
    width: end - start,
    from,
    to,
    bands: down.domain().map((name) => ({ name, top: top + down(name), height: down.bandwidth() })),
  };
}

/** The cell of a map at so many pixels from the left and the top; undefined beside it. */
export function cellUnder(
  cells: CellMap,
  { left, width, from, to, bands }: MapAxes,
  x: number,
  y: number,
): Cell | undefined {
  const band = bands.find(({ top, height }) => y >= top && y < top + height);
  const strip = cells.find(({ name }) => name === band?.name);
  if (!band || !strip) return undefined;
  return cellAt(strip, from + ((x - left) / width) * (to - from), (y - band.top) / band.height);
}
