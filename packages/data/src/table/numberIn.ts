import { DataError, type Place } from '../dataError.ts';

const decimal = /^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i;

/** Whether a cell is a decimal number that float32 can hold. */
export function isNumeric(cell: string): boolean {
  return decimal.test(cell) && Number.isFinite(Math.fround(Number(cell)));
}

/** The number in a cell. @throws DataError naming the cell's row and column if it is missing or no number. */
export function numberIn(cell: string, place: Place): number {
  if (isNumeric(cell)) return Number(cell);
  const remedy =
    cell === ''
      ? 'fill the cell in or leave the row out'
      : 'write a decimal number with a point, or leave the row out';
  throw new DataError('table', place, 'be a number', cell === '' ? 'an empty cell' : `"${cell}"`, remedy);
}
