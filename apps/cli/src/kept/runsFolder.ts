import { existsSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { UsageError } from '../usageError.ts';
import { asArgument } from './asArgument.ts';

/** Where runs are looked for: `--runs`, else `WEIR_RUNS`, else `runs` in the working directory. */
export const runsFolder = (given: string | undefined): string => given ?? process.env['WEIR_RUNS'] ?? 'runs';

/** Where a run is kept: `--out`, else `WEIR_RUNS`; nowhere without either. */
export const outFolder = (given: string | undefined): string | undefined => given ?? process.env['WEIR_RUNS'];

/**
 * Requires what is to be looked through for runs to be a folder of them, where it is there at all.
 *
 * @throws UsageError if it is a file, or a run itself.
 */
export function mustBeOfRuns(folder: string): void {
  const found = statSync(folder, { throwIfNoEntry: false });
  if (!found) return;
  if (!found.isDirectory())
    throw new UsageError(`--runs must be a folder of runs, got ${folder}, which is no folder; name one`);
  if (existsSync(join(folder, 'header.json')))
    throw new UsageError(
      `--runs must be a folder of runs, got ${folder}, which is a run; weir show ${asArgument(folder)} shows it`,
    );
}
