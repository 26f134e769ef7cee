import type { Delimiter } from './delimiterOf.ts';

/** A cell with a point where it has a decimal comma, as tables between semicolons have: `1,5` is `1.5`. */
export const withDecimalPoint = (cell: string, delimiter: Delimiter): string =>
  delimiter === ';' ? cell.replace(/^([+-]?\d*),(\d+)$/, '$1.$2') : cell;
