import { DataError } from '@weir/data';
import { parseConfiguration, presetOf } from '@weir/experiments';
import type { Configuration, Experiment } from '@weir/experiments';
import type { RunRequest } from '@weir/server';
import { prepare } from '../prepare.ts';
import type { PrepareOptions } from '../prepare.ts';

/** What a request asks for: a configuration that is sent, a preset, or one of the runs that a preset compares. */
export function requestedConfiguration({ preset, variant, config }: RunRequest): Configuration {
  if (preset === undefined) return parseConfiguration(config);
  const found = presetOf(preset);
  const chosen = found.variants.find(({ name }) => name === variant);
  return parseConfiguration(chosen?.configuration ?? found.configuration);
}

/**
 * Brings a request's configuration to life. One that came over HTTP reads within the data folder alone, and is not sent
 * what a file holds.
 *
 * @param log Told of what is refused, in full.
 */
export async function requestedExperiment(
  configuration: Configuration,
  { remote = false }: RunRequest,
  options: PrepareOptions,
  log: (line: string) => void,
): Promise<Experiment> {
  try {
    return await prepare(configuration, { ...options, confined: remote });
  } catch (error) {
    if (!remote || !(error instanceof DataError)) throw error;
    log(`weir: refused a run: ${error.message}`);
    throw new Error(error.withoutContents, { cause: error });
  }
}
