import { MomentsFollower, experimentOf, loadData, runExperiment } from '@weir/experiments';
import { presets } from '@weir/experiments';
import { readDataFile } from '@weir/experiments/node';
import { Control } from '@weir/nn';
import { lastValueFrom, tap } from 'rxjs';
import { backendFor, startBackend } from './backend.ts';
import { configurationOf } from './input/configurationOf.ts';
import type { TrainingFlags } from './input/trainingFlags.ts';
import { InterruptedError } from './interruptedError.ts';
import { interruption } from './interruption.ts';
import { memoryOf } from './input/memoryOf.ts';
import { fromKept } from './kept/fromKept.ts';
import type { Purpose, Trained } from './kept/trainedNetwork.ts';
import type { RunSource } from './kept/fromKept.ts';
import { lookForRun } from './kept/findRun.ts';
import { runObserver } from './runObserver.ts';
import { counted, grouped } from './terminal/numberFormat.ts';
import { UsageError } from './usageError.ts';
import type { Surroundings } from './surroundings.ts';

/**
 * Takes a kept run's network as it stands, without training, or trains what a source stands for; see `trainedAnew`.
 */
export async function trained(
  source: string,
  flags: TrainingFlags & RunSource,
  surroundings: Surroundings,
  purpose: Purpose,
): Promise<Trained> {
  const isPreset = presets().some(({ name }) => name === source);
  const found = isPreset ? undefined : await lookForRun(source, flags.runs);
  if (found) mustBeAsKept(flags);
  return found
    ? fromKept(found, flags, surroundings, purpose)
    : trainedAnew(source, flags, surroundings, purpose);
}

/** A kept run is taken as it is. @throws UsageError where an option would have it trained otherwise. */
function mustBeAsKept({ set = [], steps }: TrainingFlags): void {
  const option = set.length > 0 ? '--set' : steps === undefined ? undefined : '--steps';
  if (option === undefined) return;
  throw new UsageError(
    `${option} must go with a configuration or a preset, got a kept run, which is trained already; leave it out, or weir fork makes a twin with other options`,
  );
}

/**
 * Trains what a source stands for, without diagnostics or evaluation, its progress on stderr.
 *
 * @throws InterruptedError if a signal ended it: nothing is made of a network half trained.
 */
async function trainedAnew(
  source: string,
  flags: TrainingFlags,
  { log }: Surroundings,
  { unserved, check }: Purpose,
): Promise<Trained> {
  const configuration = { ...(await configurationOf(source, flags)), diagnostics: [] };
  const memory = memoryOf(flags);
  const read = readDataFile(flags.dataDir === undefined ? {} : { dataDir: flags.dataDir });
  const data = await loadData(configuration, { read, ...memory });
  check?.(data, configuration);
  await startBackend(backendFor(flags.backend, [configuration]), log, flags.threads);
  const experiment = { ...experimentOf(configuration, data, memory), rules: [] };
  const moments = new MomentsFollower();
  const observer = runObserver(configuration, log, { evaluates: false });
  const control = new Control();
  const signals = interruption();
  signals.onFirst(() => {
    observer.view.say('stopping after this step; once more to end at once');
    control.send({ type: 'stop' });
  });
  let done = 0;
  try {
    const events$ = runExperiment(experiment, { evaluate: false, moments, control });
    const seen$ = events$.pipe(
      tap((event) => {
        observer.next(event);
        if (event.type === 'finished') done = event.steps;
      }),
    );
    await lastValueFrom(seen$, { defaultValue: undefined });
  } finally {
    observer.view.end();
    signals.release();
  }
  if (signals.came) {
    throw new InterruptedError(
      `interrupted after ${grouped(done)} of ${counted(configuration.steps, 'step')}: ${unserved} of a network half trained; let it finish, or give fewer --steps`,
    );
  }
  return { experiment, data, moments: moments.network };
}
