import { readFile } from 'node:fs/promises';
import { table, type TableData, type TableOptions } from '../table/table.ts';
import { decodeText } from '../text/decodeText.ts';
import { locate, type LocateOptions } from './locate.ts';

/**
 * The data set of a CSV file's rows, looked for as {@link locate} does.
 *
 * @throws MissingFileError naming the places tried, and what `table` throws for what the file holds.
 */
export async function readTable<const Features extends readonly string[]>(
  path: string,
  options: Omit<TableOptions<Features>, 'source'> & LocateOptions,
): Promise<TableData<Features['length']>> {
  const bytes = await readFile(await locate(path, options));
  return table<Features>(decodeText(bytes, path), { ...options, source: path });
}
