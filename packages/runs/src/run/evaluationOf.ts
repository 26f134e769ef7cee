import type { RunEvaluated, SavedState } from '@weir/core';
import { evaluated } from '@weir/experiments';
import type { Experiment } from '@weir/experiments';
import { assignParameters, networkMomentsOf } from '@weir/nn';
import { lastValueFrom } from 'rxjs';

/** Evaluates a run's network on every split as a saved state has it: with its parameters and running moments. */
export function evaluationOf(
  experiment: Experiment,
  { parameters, moments }: SavedState,
  step: number,
): Promise<RunEvaluated> {
  assignParameters(experiment.network, parameters as Parameters<typeof assignParameters>[1]); // as saved
  return lastValueFrom(
    evaluated(experiment, networkMomentsOf(moments as Parameters<typeof networkMomentsOf>[0]), step),
  );
}
