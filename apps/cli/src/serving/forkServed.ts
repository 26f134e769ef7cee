import { resolve } from 'node:path';
import { parseConfiguration, setOption } from '@weir/experiments';
import type { Experiment } from '@weir/experiments';
import { beginRun, forkRun } from '@weir/runs';
import type { KeepOptions, KeptRun, RunHeader, RunStore } from '@weir/runs';
import type { RunFork } from '@weir/server';
import { forkOptions } from '../kept/forkOptions.ts';
import { headerFacts } from '../kept/headerFacts.ts';
import { configurationIn, prepareKept } from '../kept/prepareKept.ts';
import type { WeightFlags } from '../kept/withWeights.ts';
import type { PrepareOptions } from '../prepare.ts';
import { remoteError } from './remoteError.ts';
import { requestedExperiment } from './requested.ts';

/**
 * Begins a twin of a run that a server keeps, as somebody asks for it over HTTP: it reads what its parent reads, and of
 * anything else what lies within the data folder alone.
 *
 * @param log Told of what is refused, in full.
 * @throws ConfigurationError and the like, in the words of `weir fork`, where that cannot be.
 */
export async function forkServed(
  store: RunStore,
  header: RunHeader,
  { step, set }: RunFork,
  options: PrepareOptions,
  log: (line: string) => void,
  keeping: KeepOptions,
): Promise<KeptRun> {
  const parent = await configurationIn(header);
  const configuration = parseConfiguration(set.reduce<unknown>(setOption, header.config));
  const isItsData = JSON.stringify(parent.data) === JSON.stringify(configuration.data);
  const prepared = (): Promise<Experiment> =>
    isItsData
      ? prepareKept(options, log, () => configuration)(header)
      : requestedExperiment(configuration, { remote: true }, options, log);
  const { dataDir } = options;
  /** A file that gave the first parameters is not read again: what was kept of the start has them. */
  const isSeeded = (header.options as WeightFlags).weights === undefined; // as `weir run` wrote it
  const facts = headerFacts(configuration, {
    ...forkOptions(header, { step, set }),
    ...(!isItsData && { dataDir: dataDir === undefined ? undefined : resolve(dataDir) }),
  });
  try {
    if (step === 0 && isSeeded) return await beginRun(store, await prepared(), facts, keeping);
    return await forkRun(store, header.id, {
      ...keeping,
      at: step,
      prepare: prepareKept(options, log),
      prepareFork: prepared,
      facts,
    });
  } catch (error) {
    throw remoteError(error, `${header.id} cannot be forked`, log);
  }
}
