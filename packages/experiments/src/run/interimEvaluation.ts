import type { DiagnosticFailed, RunEvaluated, Snapshot } from '@weir/core';
import { isolate } from '@weir/diagnostics';
import { evaluate, forEvaluation } from '@weir/nn';
import type { NetworkMoments } from '@weir/nn';
import { filter, map, pipe } from 'rxjs';
import type { OperatorFunction } from 'rxjs';
import { evenlySpaced } from './evenlySpaced.ts';
import type { Experiment } from './experiment.ts';

/** Examples of a split that are evaluated at most while the training goes on; at its end all are. */
export const mostInterimExamples = 8192;

/**
 * Evaluates the network between two steps, as often as the experiment says, over at most 8192 examples of the training
 * and of the validation split, always the same ones. The test split is left for the end, and the last step to the
 * evaluation after it.
 *
 * @param within Has the evaluation done, given BatchNorm's running moments.
 */
export function interimEvaluation(
  { network, loss, data, steps, evaluateEvery = Infinity }: Experiment,
  within: (evaluation: (moments: NetworkMoments) => RunEvaluated) => RunEvaluated,
): OperatorFunction<Snapshot, RunEvaluated | DiagnosticFailed> {
  const { train, validation } = data;
  const splits = Object.entries({ train, validation })
    .filter(([, { size }]) => size > 0)
    .map(([name, examples]) => [name, evenlySpaced(examples, mostInterimExamples)] as const);
  const evaluated = (step: number) => (moments: NetworkMoments) => {
    const trained = forEvaluation(network, moments);
    const losses = splits.map(([name, examples]) => [name, evaluate(trained, loss, examples)] as const);
    return { type: 'evaluated' as const, step, splits: Object.fromEntries(losses) };
  };
  return pipe(
    filter(({ step }) => (step + 1) % evaluateEvery === 0 && step + 1 < steps),
    isolate(
      'evaluation',
      map(({ step }) => within(evaluated(step + 1))),
      (evaluation) => evaluation,
    ),
  );
}

/** The validation loss of the network as it stands, over the examples that `interimEvaluation` takes. */
export function validationLoss({ network, loss, data }: Experiment, moments: NetworkMoments): number {
  return evaluate(forEvaluation(network, moments), loss, evenlySpaced(data.validation, mostInterimExamples))
    .loss;
}
