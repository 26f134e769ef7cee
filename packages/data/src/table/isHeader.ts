import type { Delimiter } from './delimiterOf.ts';
import { isMissing } from './missing.ts';
import { isNumeric } from './numberIn.ts';
import { withDecimalPoint } from './withDecimalPoint.ts';

/** Rows that are looked at: what the first thousand do not show is not worth more. */
const mostRows = 1000;

/**
 * Whether the first row of a table names its columns, by what stands below it.
 *
 * It does where a word stands above numbers. It does not where all its cells are numbers; nor where numbers stand above all
 * columns of numbers while one of its words comes again below it, as a class does and a name does not. Else it is taken
 * to.
 *
 * @param names Columns that somebody asks for: a first row that has them all is the header, and one that has not is none
 * where they are places, "1", "2", ….
 */
export function isHeader(
  [first = [], ...rows]: readonly (readonly string[])[],
  delimiter: Delimiter,
  names: readonly string[] = [],
): boolean {
  const isNumber = (cell: string): boolean => isNumeric(withDecimalPoint(cell, delimiter));
  if (first.every(isNumber)) return false;
  if (names.length > 0) {
    if (names.every((name) => first.includes(name))) return true;
    const places = first.map((_, at) => `${at + 1}`);
    if (names.every((name) => places.includes(name))) return false;
  }
  const columns = first.map((top, at) => {
    const below = rows
      .slice(0, mostRows)
      .map((cells) => cells[at] ?? '')
      .filter((cell) => !isMissing(cell));
    return { top, below, holdsNumbers: below.length > 0 && below.every(isNumber) };
  });
  const numbers = columns.filter(({ top, holdsNumbers }) => holdsNumbers && !isMissing(top));
  if (numbers.length === 0 || numbers.some(({ top }) => !isNumber(top))) return true;
  return !columns.some(({ top, below, holdsNumbers }) => !holdsNumbers && below.includes(top));
}
