import { parseConfiguration, presetOf } from '@weir/experiments';
import type { Configuration, Experiment } from '@weir/experiments';
import type { RunRequest } from '@weir/server';
import { prepare } from '../prepare.ts';
import type { PrepareOptions } from '../prepare.ts';
import { remoteError } from './remoteError.ts';

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
    throw remote ? remoteError(error, 'refused a run', log) : error;
  }
}
