import { parseConfiguration, setOption } from '@weir/experiments';
import type { Configuration, Experiment } from '@weir/experiments';
import { beginRun, forkRun, readHeader } from '@weir/runs';
import type { HeaderFacts, KeepOptions, KeptRun, RunHeader, RunStore } from '@weir/runs';
import type { Fork } from '../source/runSource.ts';
import { weightsIn } from './kept/weightsIn.ts';
import { withWeights } from './withWeights.ts';

/** Makes an experiment of a configuration; of a run that is kept, on the backend that it began on. */
export type Prepared = (config: unknown, header?: RunHeader) => Promise<Experiment>;

/**
 * Begins a twin of a kept run with other options: from its beginning, or with the parent's past up to a step. Its header says
 * whose it is.
 *
 * @throws ConfigurationError and the like, in the words of the command line, where that cannot be.
 */
export async function forked(
  store: RunStore,
  fork: Fork,
  prepared: Prepared,
  { facts, ...options }: KeepOptions & { readonly facts: (configuration: Configuration) => HeaderFacts },
): Promise<KeptRun> {
  const { parent, step, set } = fork;
  const { config, options: given } = await readHeader(store, parent);
  const configuration = parseConfiguration(set.reduce<unknown>(setOption, config));
  const own = facts(configuration);
  if (step === 0) {
    const weights = weightsIn(given);
    if (!weights) return beginRun(store, await prepared(configuration), own, options);
    const experiment = await withWeights(await prepared(configuration), weights, options.note);
    const facts = { ...own, options: { ...own.options, weights } };
    return beginRun(store, experiment, facts, { ...options, keepStart: true });
  }
  return forkRun(store, parent, {
    ...options,
    at: step,
    prepare: (header) => prepared(header.config, header),
    prepareFork: () => prepared(configuration),
    facts: own,
  });
}
