import type { FigureTable } from '../figureTable.ts';
import type { DistributionRow } from './distribution.ts';

/** A table with a row for each line of a distribution and, where peaks are cut off at the top edge, how high each is. */
export function withPeaks(table: FigureTable, rows: readonly DistributionRow[]): FigureTable {
  const peaks = new Map<string, string[]>();
  for (const { name, beyond } of rows)
    if (beyond !== null) peaks.set(name, [...(peaks.get(name) ?? []), beyond]);
  if (peaks.size === 0) return table;
  return {
    columns: [...table.columns, 'peak'],
    rows: table.rows.map((row) => ({
      ...row,
      cells: [...row.cells, peaks.get(row.name)?.join(', ') ?? '–'],
    })),
  };
}
