import { DataError, type Place } from '../dataError.ts';
import type { TargetKind } from '../split.ts';
import { isMissing } from './missing.ts';
import { isNumeric, numberIn } from './numberIn.ts';

/** A table's target: numbers, or the indices of class labels. */
export type TargetColumn =
  | { readonly kind: 'values'; readonly targets: Float64Array }
  | { readonly kind: 'classes'; readonly targets: Int32Array; readonly labels: readonly string[] };

/** A cell and where it stands. */
export interface Cell {
  readonly text: string;
  readonly place: Place;
}

/**
 * Reads the target's cells as `kind` says; without one, as numbers if the first cell is a number, else as classes.
 * Classes are numbered in sorted order: by size if all are numbers, else by code point.
 *
 * @throws DataError naming row and column of a cell that is missing, or no number among numbers; or the column, where it
 * holds words to be read as numbers or a quantity to be read as classes.
 */
export function targetColumn(cells: readonly Cell[], kind: TargetKind | undefined): TargetColumn {
  if ((kind ?? (cells[0] && isNumeric(cells[0].text) ? 'values' : 'classes')) === 'values') {
    const remedy =
      'it holds words, which are classes: use crossEntropy, or set data.oneHot to true for losses on values';
    mustNotBeWords(cells, remedy);
    return { kind: 'values', targets: Float64Array.from(cells, ({ text, place }) => numberIn(text, place)) };
  }
  const labels = sortedLabels(cells);
  mustComeAgain(labels, cells);
  const indices = new Map(labels.map((label, index) => [label, index]));
  return { kind: 'classes', labels, targets: Int32Array.from(cells, ({ text }) => indices.get(text) ?? 0) };
}

/**
 * Requires cells to be no words: to make numbers of them one by one is no remedy.
 *
 * @throws DataError with the remedy, if most of them are words.
 */
export function mustNotBeWords(cells: readonly Cell[], remedy: string): void {
  const words = cells.filter(({ text }) => !isMissing(text) && !isNumeric(text));
  const [first] = words;
  if (!first || words.length <= cells.length / 2) return;
  throw new DataError('table', first.place, 'be a number', JSON.stringify(first.text), remedy);
}

/** Numbers of a quantity, hardly one of which comes again, are no classes. */
function mustComeAgain(labels: readonly string[], cells: readonly Cell[]): void {
  const [first] = cells;
  if (!first || labels.length <= mostSurely || labels.length <= cells.length / 2 || !labels.every(isNumeric))
    return;
  const { row: _, ...column } = first.place;
  const got = `${labels.length} different numbers in ${cells.length} rows`;
  const remedy = 'for a quantity use mse, set data.oneHot to false and the last out to 1';
  throw new DataError('table', column, 'hold classes that come again', got, remedy);
}

/** So many numbers may be classes however few rows there are. */
const mostSurely = 20;

function sortedLabels(cells: readonly Cell[]): readonly string[] {
  for (const { text, place } of cells) {
    if (text !== '') continue;
    throw new DataError(
      'table',
      place,
      'be a class',
      'an empty cell',
      'fill the cell in or leave the row out',
    );
  }
  const labels = [...new Set(cells.map(({ text }) => text))];
  return labels.every(isNumeric) ? labels.sort((a, b) => Number(a) - Number(b)) : labels.sort();
}
