import { loadData } from '@weir/experiments';
import { networkMomentsOf } from '@weir/nn';
import { readDataFile } from '@weir/experiments/node';
import { readHeader, upTo } from '@weir/runs';
import type { PrepareOptions } from '../prepare.ts';
import type { Surroundings } from '../surroundings.ts';
import type { Purpose, Trained } from './trainedNetwork.ts';
import { after } from './after.ts';
import type { FoundRun } from './findRun.ts';
import { mustHaveStatistics } from './mustHaveStatistics.ts';
import { configurationIn, networkHeader, prepareKept } from './prepareKept.ts';

/** Where a command finds runs, and which moment of one it takes. */
export interface RunSource {
  readonly runs?: string;
  /** Steps done. Default: those of the newest checkpoint; of a run that has ended, what it ended with. */
  readonly at?: number;
}

/** A kept run's network as it was after a step. */
export async function fromKept(
  { store, id }: FoundRun,
  flags: RunSource & PrepareOptions,
  { log }: Surroundings,
  { check }: Purpose,
): Promise<Trained> {
  const header = await networkHeader(await readHeader(store, id), log);
  const { dataDir = flags.dataDir } = header.options as { readonly dataDir?: string }; // as `weir run` wrote it
  const read = readDataFile(dataDir === undefined ? {} : { dataDir });
  const configuration = await configurationIn(header);
  const data = await loadData(configuration, { read });
  check?.(data, configuration);
  const { experiment, state, step, parametersOf } = await upTo(
    store,
    id,
    () => prepareKept(flags, log)(header),
    {
      step: flags.at,
      note: log,
    },
  );
  mustHaveStatistics(id, step, experiment);
  log(`${id} ${after(step, parametersOf)}`);
  const moments = networkMomentsOf(state['moments'] as Parameters<typeof networkMomentsOf>[0]); // the run's own
  return { experiment, data, moments };
}
