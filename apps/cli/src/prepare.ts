import type { Configuration, Experiment } from '@weir/experiments';
import { experimentOf, loadData } from '@weir/experiments';
import { readDataFile } from '@weir/experiments/node';
import { memoryOf } from './input/memoryOf.ts';

/** Where data files are looked up, and what a run may take. */
export interface PrepareOptions {
  /** Looked in first. */
  readonly dataDir?: string;
  /** Bytes that the run may take. Default that of `WEIR_MEMORY`, or 2 GB. */
  readonly memory?: number;
  /** Read nothing outside the data folder: the configuration came from elsewhere. Default false. */
  readonly confined?: boolean;
}

/**
 * Loads the data of a configuration and brings it to life.
 *
 * @throws DataError, MissingFileError or ConfigurationError where the input is wrong.
 */
export async function prepare(
  configuration: Configuration,
  { dataDir, confined = false, ...flags }: PrepareOptions,
): Promise<Experiment> {
  const memory = memoryOf(flags);
  const read = readDataFile({ confined, ...(dataDir !== undefined && { dataDir }) });
  return experimentOf(configuration, await loadData(configuration, { read, ...memory }), memory);
}
