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

/** Whether a cell is an infinity, as programs write it. */
export const isNotFinite = (cell: string): boolean => /^[+-]?(inf(inity)?|∞|#?div\/0!?|1\.#inf)$/i.test(cell);

function remedyFor(cell: string): string {
  if (isMissing(cell))
    return 'fill the cell in or leave the row out, or set data.missing to "mean" or "drop"';
  if (/^[+-]?\d{1,3}(,\d{3})+(\.\d+)?$/.test(cell)) return `write ${cell.replaceAll(',', '')}`;
  if (isNotFinite(cell)) return 'write a finite number, or leave the row out';
  if (decimal.test(cell)) return 'float32 holds up to 3.4e38: divide the column, or leave the row out';
  return 'write a decimal number with a point, or leave the row out';
}
