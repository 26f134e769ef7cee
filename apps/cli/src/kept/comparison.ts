import { mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { isName } from '@weir/runs';
import { UsageError } from '../usageError.ts';
import { runsFolder } from './runsFolder.ts';

/** What the folder of several runs says of them, so that those that had not begun yet can. */
export interface Comparison<Flags extends object> {
  readonly format: 1;
  /** The preset whose variants they are. */
  readonly source: string;
  /** What `weir run` was given besides. */
  readonly flags: Flags;
}

const file = 'comparison.json';

/** Writes it into the runs' folder, whole or not at all. */
export async function writeComparison<Flags extends object>(
  folder: string,
  comparison: Comparison<Flags>,
): Promise<void> {
  await mkdir(folder, { recursive: true });
  const temporary = join(folder, `.${file}.${process.pid}.tmp`);
  await writeFile(temporary, `${JSON.stringify(comparison, null, 1)}\n`);
  await rename(temporary, join(folder, file));
}

/**
 * The comparison that RUN stands for: a folder, or the name of one in the folder of runs. `undefined` if it is none.
 *
 * @throws UsageError if it cannot be read.
 */
export async function comparisonAt<Flags extends object>(
  run: string,
  runs: string | undefined,
): Promise<(Comparison<Flags> & { readonly folder: string }) | undefined> {
  for (const folder of [resolve(run), ...(isName(run) ? [resolve(runsFolder(runs), run)] : [])]) {
    const text = await readFile(join(folder, file), 'utf8').catch(() => undefined);
    if (text === undefined) continue;
    try {
      const comparison = JSON.parse(text) as Partial<Comparison<Flags>> | null; // what matters is looked at
      const { format, source, flags } = comparison ?? {};
      if (format !== 1 || typeof source !== 'string' || typeof flags !== 'object')
        throw new Error('it says other things');
      return { format, source, flags, folder };
    } catch (error) {
      throw new UsageError(
        `${join(folder, file)} must say what is compared, got ${error instanceof Error ? error.message : 'something else'}; resume its runs one by one`,
      );
    }
  }
  return undefined;
}
