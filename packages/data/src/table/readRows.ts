import { CsvError, parse } from 'csv-parse/browser/esm/sync';
import { DataError } from '../dataError.ts';
import { delimiterOf } from './delimiterOf.ts';
import type { Delimiter } from './delimiterOf.ts';
import { isHeader } from './isHeader.ts';
import { plainRows } from './plainRows.ts';
import type { Row } from './row.ts';

/** How a table is written. */
export interface ReadRowsOptions {
  /** What separates cells. Default: found by the first line. */
  readonly delimiter?: Delimiter | undefined;
  /** Whether the first row names the columns. Default: as it looks; see `isHeader`. */
  readonly header?: boolean | undefined;
  /** The columns that are asked for. */
  readonly names?: readonly string[] | undefined;
}

/** What csv-parse gives for each row when asked for `info`, which its declared result does not say. */
interface ParsedRecord {
  readonly info: { readonly lines: number };
  readonly record: readonly string[];
}

/**
 * The rows of a CSV (RFC 4180: a delimiter, optional double quotes), the header first. Blank lines, spaces around a
 * cell and a byte order mark do not count. The columns of a file without a header are called "1", "2", … by their
 * place.
 *
 * @throws DataError naming the row if a quote is not closed or misplaced, or if the row is longer or shorter than the
 * header; or if there is no row at all.
 */
export function readRows(
  text: string,
  source: string,
  { delimiter = delimiterOf(text), header, names: wanted }: ReadRowsOptions = {},
): readonly [header: Row, ...rows: Row[]] {
  const all = (text.includes('"') ? parsed(text, source, delimiter) : plainRows(text, delimiter)).filter(
    ({ cells }) => cells.some((cell) => cell !== '') || cells.length > 1,
  );
  const [first] = all;
  if (!first) {
    const remedy = 'write the names of the columns, then a row an example';
    throw new DataError('table', { source }, 'begin with a row of column names', 'an empty file', remedy);
  }
  const named =
    header ??
    isHeader(
      all.map(({ cells }) => cells),
      delimiter,
      wanted,
    );
  const [head, ...rows] = named
    ? [first, ...all.slice(1)]
    : [{ row: first.row, cells: first.cells.map((_, at) => `${at + 1}`) }, ...all];
  const width = head.cells.length;
  for (const { row, cells } of rows) {
    if (cells.length === width) continue;
    const remedy = `complete the row, and quote cells that contain ${nameOf(delimiter)}`;
    const want = `have ${width} ${width === 1 ? 'cell' : 'cells'} as ${named ? 'the header' : 'the first row'} has`;
    throw new DataError('table', { source, row }, want, `${cells.length}`, remedy);
  }
  return [head, ...rows];
}

function parsed(text: string, source: string, delimiter: Delimiter): readonly Row[] {
  try {
    const options = { bom: true, trim: true, relax_column_count: true, info: true, delimiter };
    const records: unknown = parse(text, options);
    // see ParsedRecord
    return (records as readonly ParsedRecord[]).map(({ info, record }) => ({
      row: info.lines,
      cells: record,
    }));
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    const open = error.code === 'CSV_QUOTE_NOT_CLOSED';
    // csv-parse only knows that the file ended; it was the last quote that nothing closed.
    const row = open ? text.slice(0, text.lastIndexOf('"')).split('\n').length : Number(error['lines']);
    const got = open ? 'a quote that is never closed' : 'a quote in the middle of a cell';
    const remedy = 'close quotes, and double those inside a cell';
    throw new DataError('table', { source, row }, `be cells between ${names[delimiter]}`, got, remedy);
  }
}

const names: Readonly<Record<Delimiter, string>> = {
  ',': 'commas',
  ';': 'semicolons',
  '|': 'bars',
  '\t': 'tabs',
};

const nameOf = (delimiter: Delimiter): string => `a ${names[delimiter].slice(0, -1)}`;
