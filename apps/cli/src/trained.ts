import type { DataSet } from '@weir/data';
import { MomentsFollower, experimentOf, loadData, runExperiment } from '@weir/experiments';
import type { Experiment } from '@weir/experiments';
import { readDataFile } from '@weir/experiments/node';
import type { NetworkMoments } from '@weir/nn';
import { lastValueFrom, tap } from 'rxjs';
import { backendFor, startBackend } from './backend.ts';
import { configurationOf } from './input/configurationOf.ts';
import type { TrainingFlags } from './input/trainingFlags.ts';
import { runObserver } from './runObserver.ts';
import type { Surroundings } from './surroundings.ts';

/** A run that has ended, with what is needed to use its network. */
export interface Trained {
  readonly experiment: Experiment;
  readonly data: DataSet;
  /** Running statistics of its batchNorms. */
  readonly moments: NetworkMoments;
}

/**
 * Trains what a source stands for, without diagnostics or evaluation, its progress on stderr.
 *
 * @param check Looks at the data ahead of the training, and throws where they will not do.
 */
export async function trained(
  source: string,
  flags: TrainingFlags,
  { log }: Surroundings,
  check: (data: DataSet) => void = () => {},
): Promise<Trained> {
  const configuration = { ...(await configurationOf(source, flags)), diagnostics: [] };
  const read = readDataFile(flags.dataDir === undefined ? {} : { dataDir: flags.dataDir });
  const data = await loadData(configuration, { read });
  check(data);
  await startBackend(backendFor(flags.backend, [configuration]), log);
  const experiment = { ...experimentOf(configuration, data), rules: [] };
  const moments = new MomentsFollower();
  const observer = runObserver(configuration, log);
  try {
    const events$ = runExperiment(experiment, { evaluate: false, moments });
    await lastValueFrom(events$.pipe(tap((event) => observer.next(event))), { defaultValue: undefined });
  } finally {
    observer.view.end();
  }
  return { experiment, data, moments: moments.network };
}
