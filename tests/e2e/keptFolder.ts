import { useSimd } from '@weir/backend-simd';
import { experimentOf, loadData, parseConfiguration } from '@weir/experiments';
import { beginRun } from '@weir/runs';
import { folderStore } from '@weir/runs/node';
import { join } from 'node:path';

/** A run that is kept in a folder, as the command line keeps it. */
export interface KeptFolder {
  readonly id: string;
  /** The run's own folder. */
  readonly path: string;
}

/**
 * Trains a configuration in this process and keeps it.
 *
 * @param runs The folder of runs.
 * @param until Steps after which it is interrupted. Default never.
 */
export async function keptFolder(runs: string, config: object, until = Infinity): Promise<KeptFolder> {
  await useSimd();
  const configuration = parseConfiguration(config);
  const experiment = experimentOf(configuration, await loadData(configuration));
  const facts = { seed: configuration.seed, weir: 'test', machine: {}, options: {} };
  const process = { host: 'elsewhere', pid: 1 };
  const run = await beginRun(folderStore(runs), experiment, facts, { process, checkpointEvery: 100 });
  await new Promise<void>((resolve, reject) => {
    run.events$.subscribe({
      next: (event) => {
        if (event.type === 'measurement' && event.step >= until) run.interrupt();
      },
      error: reject,
      complete: resolve,
    });
  });
  return { id: run.header.id, path: join(runs, run.header.id) };
}
