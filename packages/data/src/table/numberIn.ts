import { DataError, type Place } from '../dataError.ts';
import { isMissing } from './missing.ts';

const decimal = /^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i;

/** Whether a cell is a decimal number that float32 can hold. */
export function isNumeric(cell: string): boolean {
  return decimal.test(cell) && Number.isFinite(Math.fround(Number(cell)));
}

/** The number in a cell. @throws DataError naming the cell's row and column if it is missing or no number. */
export function numberIn(cell: string, place: Place): number {
  if (isNumeric(cell)) return Number(cell);
  const got = cell === '' ? 'an empty cell' : JSON.stringify(cell);
  throw new DataError('table', place, 'be a number', got, remedyFor(cell));
}

function remedyFor(cell: string): string {
  if (isMissing(cell))
    return 'fill the cell in or leave the row out, or set data.missing to "mean" or "drop"';
  if (/^[+-]?\d{1,3}(,\d{3})+(\.\d+)?$/.test(cell)) return `write ${cell.replaceAll(',', '')}`;
  return 'write a decimal number with a point, or leave the row out';
}
