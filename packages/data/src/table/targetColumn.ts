import { DataError, type Place } from '../dataError.ts';
import type { TargetKind } from '../split.ts';
import { isNumeric, numberIn } from './numberIn.ts';

/** A table's target: numbers, or the indices of class labels. */
export type TargetColumn =
  | { readonly kind: 'values'; readonly targets: Float32Array }
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
 * @throws DataError naming row and column of a cell that is missing, or no number among numbers.
 */
export function targetColumn(cells: readonly Cell[], kind: TargetKind | undefined): TargetColumn {
  if ((kind ?? (cells[0] && isNumeric(cells[0].text) ? 'values' : 'classes')) === 'values') {
    return { kind: 'values', targets: Float32Array.from(cells, ({ text, place }) => numberIn(text, place)) };
  }
  const labels = sortedLabels(cells);
  const indices = new Map(labels.map((label, index) => [label, index]));
  return { kind: 'classes', labels, targets: Int32Array.from(cells, ({ text }) => indices.get(text) ?? 0) };
}

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
