import { availableParallelism } from 'node:os';
import { parseConfiguration } from '@weir/experiments';
import type { Configuration, Experiment } from '@weir/experiments';
import type { RunHeader } from '@weir/runs';
import { startBackend } from '../backend.ts';
import { importAgain } from '../input/importExtensions.ts';
import { prepare } from '../prepare.ts';
import type { PrepareOptions } from '../prepare.ts';

/** A run's configuration, as its header has it, once what it has of files is imported. */
export async function configurationIn({ config, options }: RunHeader): Promise<Configuration> {
  await importAgain(config, options); // as `weir run` wrote them
  return parseConfiguration(config);
}

/** On how many threads a run is to go on: as many as asked for, or else as it was given, where this machine has so many cores. */
function threadsOf({ options, backend }: RunHeader, asked: number | undefined): number {
  if (asked !== undefined) return asked;
  const { threads } = options as { readonly threads?: number }; // as `weir run` wrote it
  return backend.startsWith('simd') ? Math.min(threads ?? 1, availableParallelism()) : 1;
}

/** Flags of the commands that take up a run. */
export interface PrepareKeptOptions extends PrepareOptions {
  readonly threads?: number;
}

/**
 * Makes experiments of headers: on the backend that the run began on, so that bits are the same, with the data that it
 * was given.
 */
export const prepareKept =
  (
    flags: PrepareKeptOptions,
    log: (line: string) => void,
    change: (config: Configuration) => Configuration = (config) => config,
  ) =>
  async (header: RunHeader): Promise<Experiment> => {
    await startBackend(header.backend, log, threadsOf(header, flags.threads));
    const { dataDir } = header.options;
    const given = flags.dataDir ?? (typeof dataDir === 'string' ? dataDir : undefined);
    return prepare(change(await configurationIn(header)), {
      ...flags,
      ...(given !== undefined && { dataDir: given }),
    });
  };

/**
 * A header of which the network can be made: without what watched it, where files that it has diagnostics or rules of are no
 * longer there. They change nothing of the training.
 *
 * @throws what keeps the network itself from being made.
 */
export async function networkHeader(header: RunHeader, log: (line: string) => void): Promise<RunHeader> {
  try {
    await configurationIn(header);
    return header;
  } catch (error) {
    const { import: _, ...options } = header.options;
    const unwatched = {
      ...header,
      config: { ...Object(header.config), diagnostics: [], health: false },
      options,
    };
    await configurationIn(unwatched).catch(() => {
      throw error;
    });
    log(`note: without its diagnostics and rules: ${error instanceof Error ? error.message : String(error)}`);
    return unwatched;
  }
}

/** Makes experiments of which the network alone matters. */
export const prepareNetwork =
  (flags: PrepareOptions, log: (line: string) => void) =>
  async (header: RunHeader): Promise<Experiment> =>
    prepareKept(flags, log)(await networkHeader(header, log));
