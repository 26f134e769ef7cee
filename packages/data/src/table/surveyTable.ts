import { delimiterOf } from './delimiterOf.ts';
import type { Delimiter } from './delimiterOf.ts';
import { isMissing } from './missing.ts';
import { isNumeric } from './numberIn.ts';
import { readRows } from './readRows.ts';
import type { ReadRowsOptions } from './readRows.ts';
import type { Row } from './row.ts';
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
  /** The first cell that is no number, where there is one: a word, or `inf`, `1e300`, `about 5` among numbers. */
  readonly odd?: OddCell;
  /** Whether each value is one more than the one above it: a row's number, of which nothing is to be learnt. */
  readonly isCount: boolean;
}

/** A cell that is no number. */
export interface OddCell {
  readonly text: string;
  /** Line in the file, from 1. */
  readonly row: number;
  /** How many such cells the column has. */
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
    columns: header.cells.map((name, at) => columnOf(name, at, rows, delimiter)),
  };
}

function columnOf(name: string, at: number, rows: readonly Row[], delimiter: Delimiter): SurveyedColumn {
  const values = new Set<string>();
  let [there, isWhole, isCount] = [0, true, true];
  let odd: OddCell | undefined;
  let before: number | undefined;
  for (const { cells, row } of rows) {
    const text = withDecimalPoint(cells[at] ?? '', delimiter);
    if (isMissing(text)) continue;
    there += 1;
    values.add(text);
    if (!isNumeric(text)) {
      odd = odd ? { ...odd, count: odd.count + 1 } : { text, row, count: 1 };
      continue;
    }
    const value = Number(text);
    isWhole &&= Number.isInteger(value);
    isCount &&= before === undefined || value === before + 1;
    before = value;
  }
  const isAllNumeric = there > 0 && odd === undefined;
  return {
    name,
    isNumeric: isAllNumeric,
    isWhole: isAllNumeric && isWhole,
    distinct: values.size,
    missing: rows.length - there,
    ...(odd && { odd }),
    isCount: isAllNumeric && isWhole && isCount,
  };
}
