import { CsvError, parse } from 'csv-parse/browser/esm/sync';
import { DataError } from '../dataError.ts';

/** A row's cells, and the line of the file it ends at, from 1, by which errors and spreadsheets know it. */
export interface Row {
  readonly row: number;
  readonly cells: readonly string[];
}

/** What csv-parse gives for each row when asked for `info`, which its declared result does not say. */
interface ParsedRecord {
  readonly info: { readonly lines: number };
  readonly record: readonly string[];
}

/**
 * The rows of a CSV (RFC 4180: commas, optional double quotes), the header first. Blank lines, spaces around a cell
 * and a byte order mark do not count.
 *
 * @throws DataError naming the row if a quote is not closed or misplaced, or if the row is longer or shorter than the
 * header; or if there is no row at all.
 */
export function readRows(text: string, source: string): readonly [header: Row, ...rows: Row[]] {
  const [header, ...rows] = parsed(text, source)
    .map(({ info, record }) => ({ row: info.lines, cells: record }))
    .filter(({ cells }) => cells.some((cell) => cell !== '') || cells.length > 1);
  if (!header) {
    const remedy = 'write the names of the columns, then a row an example';
    throw new DataError('table', { source }, 'begin with a row of column names', 'an empty file', remedy);
  }
  const width = header.cells.length;
  for (const { row, cells } of rows) {
    if (cells.length === width) continue;
    const remedy = 'complete the row, and quote cells that contain a comma';
    throw new DataError(
      'table',
      { source, row },
      `have ${width} cells as the header has`,
      `${cells.length}`,
      remedy,
    );
  }
  return [header, ...rows];
}

function parsed(text: string, source: string): readonly ParsedRecord[] {
  try {
    const records: unknown = parse(text, { bom: true, trim: true, relax_column_count: true, info: true });
    return records as readonly ParsedRecord[]; // see ParsedRecord
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    const open = error.code === 'CSV_QUOTE_NOT_CLOSED';
    // csv-parse only knows that the file ended; it was the last quote that nothing closed.
    const row = open ? text.slice(0, text.lastIndexOf('"')).split('\n').length : Number(error['lines']);
    const got = open ? 'a quote that is never closed' : 'a quote in the middle of a cell';
    const remedy = 'close quotes, and double those inside a cell';
    throw new DataError('table', { source, row }, 'be cells between commas', got, remedy);
  }
}
