import { numberIn } from './numberIn.ts';
import { mustNotBeWords } from './targetColumn.ts';
import type { Cell, TargetColumn } from './targetColumn.ts';

/**
 * Reads several columns of targets, each a list of as many cells, to numbers: row-major, a row's values in the order of the
 * columns.
 *
 * @throws DataError naming row and column of a cell that is missing or no number.
 */
export function targetColumns(
  columns: readonly (readonly Cell[])[],
): Extract<TargetColumn, { kind: 'values' }> {
  const remedy =
    'several targets are numbers: write 0 and 1 for labels, or name a column of words as the only target';
  const width = columns.length;
  const targets = new Float64Array(width * (columns[0]?.length ?? 0));
  columns.forEach((cells, column) => {
    mustNotBeWords(cells, remedy);
    cells.forEach(({ text, place }, row) => (targets[row * width + column] = numberIn(text, place)));
  });
  return { kind: 'values', targets };
}
