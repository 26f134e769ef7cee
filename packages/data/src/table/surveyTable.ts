import { delimiterOf } from './delimiterOf.ts';
import type { Delimiter } from './delimiterOf.ts';
import { isMissing } from './missing.ts';
import { isNumeric } from './numberIn.ts';
import { readRows } from './readRows.ts';
import { withDecimalPoint } from './withDecimalPoint.ts';

/** What a column of a table holds. */
export interface SurveyedColumn {
  readonly name: string;
  /** Whether every cell that is not missing is a number. */
  readonly isNumeric: boolean;
  /** Whether they are all whole numbers. */
  readonly isWhole: boolean;
  /** How many different values there are. */
  readonly distinct: number;
  /** How many cells are missing. */
  readonly missing: number;
  /** Whether each value is one more than the one above it: a row's number, of which nothing is to be learnt. */
  readonly isCount: boolean;
}

/** What a table holds, ahead of anybody saying what is to be predicted of what. */
export interface SurveyedTable {
  readonly delimiter: Delimiter;
  /** Whether the first row names the columns; without, they are called "1", "2", … by their place. */
  readonly hasHeader: boolean;
  readonly rows: number;
  readonly columns: readonly SurveyedColumn[];
}

/**
 * Looks at a table as `table` would read it by default: what separates its cells, whether it has a header, and what each
 * column holds.
 *
 * @throws DataError if it is no table: a row is longer or shorter than the header, a quote is not closed.
 */
export function surveyTable(text: string, source = 'table'): SurveyedTable {
  const delimiter = delimiterOf(text);
  const [header, ...rows] = readRows(text, source, { delimiter });
  return {
    delimiter,
    hasHeader: rows[0]?.row !== header.row,
    rows: rows.length,
    columns: header.cells.map((name, at) =>
      columnOf(
        name,
        rows.map(({ cells }) => withDecimalPoint(cells[at] ?? '', delimiter)),
      ),
    ),
  };
}

function columnOf(name: string, cells: readonly string[]): SurveyedColumn {
  const there = cells.filter((cell) => !isMissing(cell));
  const numeric = there.length > 0 && there.every(isNumeric);
  const isWhole = numeric && there.every((cell) => Number.isInteger(Number(cell)));
  return {
    name,
    isNumeric: numeric,
    isWhole,
    distinct: new Set(there).size,
    missing: cells.length - there.length,
    isCount: isWhole && there.every((cell, at) => at === 0 || Number(cell) === Number(there[at - 1]) + 1),
  };
}
