import type { Configuration, Experiment } from '@weir/experiments';
import { experimentOf, loadData } from '@weir/experiments';
import { readDataFile } from '@weir/experiments/node';

/** Where data files are looked up first. */
export interface PrepareOptions {
  readonly dataDir?: string;
}

/**
 * Loads the data of a configuration and brings it to life.
 *
 * @throws DataError, MissingFileError or ConfigurationError where the input is wrong.
 */
export async function prepare(
  configuration: Configuration,
  { dataDir }: PrepareOptions,
): Promise<Experiment> {
  const read = readDataFile(dataDir === undefined ? {} : { dataDir });
  return experimentOf(configuration, await loadData(configuration, { read }));
}
