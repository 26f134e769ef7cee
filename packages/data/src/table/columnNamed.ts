import { DataError } from '../dataError.ts';
import { nearestName } from '../nearestName.ts';
import { isNumeric } from './numberIn.ts';
import type { Row } from './row.ts';

/**
 * Which of the header's columns has a name.
 *
 * @throws DataError with the nearest name where none has it, or where more than one has.
 */
export function columnNamed({ row, cells }: Row, name: string, source: string): number {
  const at = cells.indexOf(name);
  if (at < 0) {
    const shown = cells.slice(0, 12).map((cell) => JSON.stringify(cell));
    const got = [...shown, ...(cells.length > shown.length ? ['…'] : [])].join(', ');
    throw new DataError('table', { source, row }, `name a column "${name}"`, got, remedyFor(name, cells));
  }
  if (cells.lastIndexOf(name) !== at) {
    throw new DataError(
      'table',
      { source, row, column: name },
      'be named once',
      'it more often',
      'rename the others',
    );
  }
  return at;
}

/** What to do about a file without a header, or of one column because its delimiter was not found. */
function remedyFor(name: string, cells: readonly string[]): string {
  if (cells.every((cell, at) => cell === `${at + 1}`)) {
    return `give the file a header, or name columns by their place, "1" to "${cells.length}"`;
  }
  if (cells.length === 1) return 'separate cells by commas, semicolons, tabs or bars, or set data.delimiter';
  const nearest = nearestName(name, cells);
  if (nearest !== undefined && !isNumeric(nearest)) return `did you mean "${nearest}"?`;
  return cells.some(isNumeric)
    ? `name one that is there; if that row is no header, set data.header to false and name columns by their place, "1" to "${cells.length}"`
    : 'name one that is there';
}
