import { readFile } from 'node:fs/promises';
import { names, type NamesData, type NamesOptions } from '../names/names.ts';
import { decodeText } from '../text/decodeText.ts';
import { locate, type LocateOptions } from './locate.ts';

/**
 * The data set of names in a file, looked for as {@link locate} does.
 *
 * @throws MissingFileError naming the places tried, and what `names` throws for what the file holds.
 */
export async function readNames<const ContextLength extends number = 3>(
  path: string,
  options: Omit<NamesOptions<ContextLength>, 'source'> & LocateOptions = {},
): Promise<NamesData<ContextLength>> {
  const bytes = await readFile(await locate(path, options));
  return names<ContextLength>(decodeText(bytes, path), { ...options, source: path });
}
