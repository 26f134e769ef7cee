import { extname } from 'node:path';
import { outputFile } from './outputFile.ts';
import type { OutputFile } from './outputFile.ts';
import { UsageError } from './usageError.ts';

/** What names end in that are of something else, and what `weir export` calls that. */
const formats: Readonly<Record<string, string>> = {
  '.html': 'html',
  '.htm': 'html',
  '.csv': 'csv',
  '.parquet': 'parquet',
  '.svg': 'svg',
  '.png': 'png',
};

/**
 * The file that `--report` names, which is JSON.
 *
 * @param read Files that are read for it: none of them is overwritten.
 * @throws UsageError if it could not be written, or its name is of something else than JSON.
 */
export async function reportFile(path: string, read?: readonly string[]): Promise<OutputFile> {
  const extension = extname(path);
  const format = formats[extension.toLowerCase()];
  if (format !== undefined)
    throw new UsageError(
      `--report must name a file of JSON, got ${path}; name it ${path.slice(0, -extension.length)}.json, or keep the run with --out DIR and call weir export RUN --to ${format}`,
    );
  return outputFile('--report', path, read);
}
