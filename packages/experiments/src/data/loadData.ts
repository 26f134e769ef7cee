import type { DataSet } from '@weir/data';
import { kindOf } from '../configuration/build/kindOf.ts';
import { lossTargets } from '../configuration/build/lossTargets.ts';
import { lossOf } from '../configuration/build/lossOf.ts';
import { defaultMemory } from '../configuration/build/defaultMemory.ts';
import { ConfigurationError } from '../configuration/errors/configurationError.ts';
import { refusal } from '../configuration/errors/problem.ts';
import type { Configuration } from '../configuration/configuration.ts';
import type { ReadFile } from './dataKind.ts';
import { dataKinds } from './dataKinds.ts';

/** From where `loadData` reads files, and how much memory it may take. */
export interface LoadDataOptions {
  /** Default: none can be read, as in a page. In Node pass `readDataFile()` of `@weir/experiments/node`. */
  readonly read?: ReadFile;
  /** Bytes that the examples may take. Default 2 GB. */
  readonly memory?: number;
}

/**
 * Loads the data that a configuration names. The embedded corpora load anywhere, files only where they can be read.
 *
 * @throws ConfigurationError where an option does not fit the data, DataError, or what `read` throws, where a file is missing or malformed.
 */
export async function loadData(
  configuration: Pick<Configuration, 'data' | 'loss'>,
  { read = refuse, memory = defaultMemory }: LoadDataOptions = {},
): Promise<DataSet> {
  const loss = lossOf(configuration.loss);
  const targets = lossTargets(loss);
  // A loss that takes either compares numbers with probabilities.
  const probabilities = targets === 'either' || loss.takes === 'logProbabilities';
  const kind = kindOf('data', dataKinds(), configuration.data);
  try {
    return await kind.build(configuration.data, { read, targets, probabilities, memory });
  } catch (error) {
    // Options that only the data show to be wrong; what is wrong with the data says so itself.
    throw error instanceof RangeError ? new ConfigurationError([refusal(['data'], error)]) : error;
  }
}

const refuse: ReadFile = (path) =>
  Promise.reject(new Error(`data: "${path}" must be readable, got a place without files; use embedded data`));
