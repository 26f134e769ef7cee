import { join, resolve } from 'node:path';
import type { Configuration, Experiment } from '@weir/experiments';
import type { Control } from '@weir/nn';
import { beginRun } from '@weir/runs';
import type { CheckpointRetention, KeptRun } from '@weir/runs';
import { folderStore } from '@weir/runs/node';
import { headerFacts, thisProcess } from './headerFacts.ts';
import { outFolder } from './runsFolder.ts';

/** How a run is to be kept. */
export interface KeepFlags {
  /** Folder of runs. Default `WEIR_RUNS`; without either nothing is kept. */
  readonly out?: string;
  readonly checkpointEvery?: number;
  readonly keep?: CheckpointRetention;
  readonly dataDir?: string;
  readonly weights?: string;
}

/** Begins to keep an experiment as a run. */
export type Keeping = (
  experiment: Experiment,
  configuration: Configuration,
  control: Control,
) => Promise<{ readonly run: KeptRun; readonly folder: string }>;

/** Keeps runs where the flags say, those of a comparison in a folder of their own; `undefined` if they are not to be kept. */
export function keptVariants(
  source: string,
  { out, checkpointEvery, keep, dataDir, weights }: KeepFlags,
  stopOn: readonly string[],
  isComparison: boolean,
  log: (line: string) => void,
): Keeping | undefined {
  const folder = outFolder(out);
  if (folder === undefined) return undefined;
  const time = new Date().toISOString().replace(/\D/g, '').slice(0, 14);
  const store = folderStore(isComparison ? join(folder, `${source}-${time}`) : folder);
  const options = {
    stopOn,
    checkpointEvery,
    keep,
    ...(dataDir !== undefined && { dataDir: resolve(dataDir) }),
  };
  return async (experiment, configuration, control) => {
    const run = await beginRun(store, experiment, headerFacts(configuration, options), {
      process: thisProcess(),
      control,
      stopOn,
      note: log,
      keepStart: weights !== undefined,
      ...(checkpointEvery !== undefined && { checkpointEvery }),
      ...(keep && { retention: keep }),
    });
    const { id } = run.header;
    log(`run ${id} in ${store.name}`);
    return { run, folder: join(store.name, id) };
  };
}
