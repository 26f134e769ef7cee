import type { DataSet } from '@weir/data';
import { kindOf } from '../configuration/build/kindOf.ts';
import { lossTargets } from '../configuration/build/lossTargets.ts';
import { lossOf } from '../configuration/build/lossOf.ts';
import type { Configuration } from '../configuration/configuration.ts';
import type { ReadFile } from './dataKind.ts';
import { dataKinds } from './dataKinds.ts';

export interface LoadDataOptions {
  /** Default: none can be read, as in a page. In Node pass `readDataFile()` of `@weir/experiments/node`. */
  readonly read?: ReadFile;
}

/**
 * Loads the data that a configuration names. The embedded corpora load anywhere, files only where they can be read.
 *
 * @throws DataError, or what `read` throws, where a file is missing or malformed.
 */
export async function loadData(
  configuration: Pick<Configuration, 'data' | 'loss'>,
  { read = refuse }: LoadDataOptions = {},
): Promise<DataSet> {
  const targets = lossTargets(lossOf(configuration.loss));
  return kindOf('data', dataKinds(), configuration.data).build(configuration.data, { read, targets });
}

const refuse: ReadFile = (path) =>
  Promise.reject(new Error(`data: "${path}" must be readable, got a place without files; use embedded data`));
