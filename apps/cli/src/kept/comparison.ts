import { stat } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { comparisonPath, isName, readComparison } from '@weir/runs';
import type { Comparison } from '@weir/runs';
import { folderStore } from '@weir/runs/node';
import { UsageError } from '../usageError.ts';
import { runsFolder } from './runsFolder.ts';

/** A comparison that is there. */
export interface FoundComparison extends Comparison {
  readonly folder: string;
}

/**
 * The comparison that RUN stands for: a folder, or the name of one in the folder of runs. `undefined` if it is none.
 *
 * @throws UsageError if it cannot be read.
 */
export async function comparisonAt(
  run: string,
  runs: string | undefined,
): Promise<FoundComparison | undefined> {
  for (const folder of [resolve(run), ...(isName(run) ? [resolve(runsFolder(runs), run)] : [])]) {
    const file = await stat(join(folder, comparisonPath)).catch(() => undefined);
    if (!file?.isFile()) continue;
    try {
      const comparison = await readComparison(folderStore(folder));
      if (comparison) return { ...comparison, folder };
    } catch (error) {
      throw new UsageError(
        `${error instanceof Error ? error.message : String(error)}; resume its runs one by one`,
      );
    }
  }
  return undefined;
}
