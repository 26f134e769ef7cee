/** A map as its cells: what its image is made of, and what a pointer finds in it. */
export type CellMap = readonly CellStrip[];

/** The cells of one layer or parameter: a strip across the map. */
export interface CellStrip {
  readonly name: string;
  readonly rows: number;
  /** Where columns begin and end across, one more than there are of them: steps or units. */
  readonly edges: readonly number[];
  /** Row after row; NaN where nothing was measured. */
  readonly values: ArrayLike<number>;
}

/** What a pointer finds. */
export interface Cell {
  readonly name: string;
  /** Where it begins and ends across. */
  readonly from: number;
  readonly to: number;
  readonly row: number;
  readonly value: number;
}

/** How many columns a strip has. */
export const columnsOf = ({ edges }: Pick<CellStrip, 'edges'>): number => Math.max(0, edges.length - 1);

/**
 * The cell of a strip at a place; undefined where it has none, or where nothing was measured.
 *
 * @param across In the unit of the strip's edges.
 * @param down Share of the strip's height, 0 at its top.
 */
export function cellAt(
  { name, rows, edges, values }: CellStrip,
  across: number,
  down: number,
): Cell | undefined {
  const column = columnAt(edges, across);
  if (column === undefined || down < 0 || down > 1) return undefined;
  const row = Math.min(rows - 1, Math.floor(down * rows));
  const value = values[row * (edges.length - 1) + column] ?? NaN;
  const [from = NaN, to = NaN] = edges.slice(column, column + 2);
  return Number.isFinite(value) ? { name, from, to, row, value } : undefined;
}

/** Which column a place is in; the last end belongs to the last column. */
export function columnAt(edges: readonly number[], across: number): number | undefined {
  const last = edges.length - 2;
  const first = edges[0] ?? NaN;
  const end = edges[last + 1] ?? NaN;
  if (last < 0 || !(across >= first && across <= end)) return undefined;
  let [low, high] = [0, last];
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((edges[middle] ?? NaN) <= across) low = middle;
    else high = middle - 1;
  }
  return low;
}
