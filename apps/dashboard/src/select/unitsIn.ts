import type { FigureTable } from '@weir/charts';

/** How many units each layer has, of a panel whose figures tell it; empty of any other. */
export function unitsIn({ columns, rows }: FigureTable): ReadonlyMap<string, number> {
  const column = columns.indexOf('units');
  if (column < 0) return new Map();
  return new Map(rows.map(({ name, cells }) => [name, Number(cells[column])]));
}
