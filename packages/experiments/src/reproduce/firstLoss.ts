import { filter, firstValueFrom } from 'rxjs';
import type { Experiment } from '../run/experiment.ts';
import { runExperiment } from '../run/runExperiment.ts';

/** The loss of an experiment's first minibatch. */
export async function firstLoss(experiment: Experiment): Promise<number> {
  const once = { ...experiment, steps: 1, watchers: [], probing: () => [], rules: [] };
  const event = await firstValueFrom(
    runExperiment(once, { evaluate: false }).pipe(filter((candidate) => candidate.type === 'progress')),
  );
  return event.losses[0] ?? NaN;
}
