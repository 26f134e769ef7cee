import { delimiterOf } from './delimiterOf.ts';
import type { Delimiter } from './delimiterOf.ts';
import { isMissing } from './missing.ts';
import { isNumeric } from './numberIn.ts';
import { readRows } from './readRows.ts';
import type { ReadRowsOptions } from './readRows.ts';
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
  /** The first cell that keeps a column with numbers from being one of numbers: `inf`, `1e300`, `about 5`. */
  readonly odd?: OddCell;
  /** Whether each value is one more than the one above it: a row's number, of which nothing is to be learnt. */
  readonly isCount: boolean;
}

/** A cell that is no number among numbers. */
export interface OddCell {
  readonly text: string;
  /** Line in the file, from 1. */
  readonly row: number;
  /** How many there are of its kind. */
  readonly count: number;
}

/** What a table holds, ahead of anybody saying what is to be predicted of what. */
export interface SurveyedTable {
  readonly delimiter: Delimiter;
  /** Whether the first row names the columns; without, they are called "1", "2", … by their place. */
  readonly hasHeader: boolean;
  /** The first row, whatever it is. */
  readonly first: readonly string[];
  readonly rows: number;
  readonly columns: readonly SurveyedColumn[];
}

/**
 * Looks at a table as `table` would read it by default: what separates its cells, whether it has a header, and what each
 * column holds.
 *
 * @throws DataError if it is no table: a row is longer or shorter than the header, a quote is not closed.
 */
export function surveyTable(
  text: string,
  source = 'table',
  { header: named }: Pick<ReadRowsOptions, 'header'> = {},
): SurveyedTable {
  const delimiter = delimiterOf(text);
  const [header, ...rows] = readRows(text, source, { delimiter, header: named });
  return {
    delimiter,
    hasHeader: rows[0]?.row !== header.row,
    first: rows[0]?.row === header.row ? rows[0].cells : header.cells,
    rows: rows.length,
    columns: header.cells.map((name, at) =>
      columnOf(
        name,
        rows.map(({ cells, row }) => ({ text: withDecimalPoint(cells[at] ?? '', delimiter), row })),
      ),
    ),
  };
}

function columnOf(name: string, cells: readonly Omit<OddCell, 'count'>[]): SurveyedColumn {
  const there = cells.filter(({ text }) => !isMissing(text));
  const odd = there.filter(({ text }) => !isNumeric(text));
  const isAllNumeric = there.length > 0 && odd.length === 0;
  const isWhole = isAllNumeric && there.every(({ text }) => Number.isInteger(Number(text)));
  const [first] = odd;
  return {
    name,
    isNumeric: isAllNumeric,
    isWhole,
    distinct: new Set(there.map(({ text }) => text)).size,
    missing: cells.length - there.length,
    ...(first && odd.length < there.length / 2 && { odd: { ...first, count: odd.length } }),
    isCount:
      isWhole && there.every(({ text }, at) => at === 0 || Number(text) === Number(there[at - 1]?.text) + 1),
  };
}
