import type { LayerSnapshot, RunEvaluated } from '@weir/core';
import { evaluate, forEvaluation } from '@weir/nn';
import type { NetworkMoments } from '@weir/nn';
import { asyncScheduler, defer, map, observeOn, of, reduce, concatMap, from } from 'rxjs';
import type { Observable } from 'rxjs';
import type { Experiment } from './experiment.ts';
import { evenlySpaced } from './evenlySpaced.ts';

type Evaluated = Pick<Experiment, 'data' | 'network' | 'loss'>;

/**
 * Evaluates the trained network on every split that has examples; the event loop gets its turn between splits.
 *
 * @param visit Looks at the layers on each batch of the training split.
 */
export function evaluated(
  { data, network, loss }: Evaluated,
  moments: NetworkMoments,
  step: number,
  visit?: (layers: readonly LayerSnapshot[]) => void,
): Observable<RunEvaluated> {
  return defer(() => {
    const trained = forEvaluation(network, moments);
    const { train, validation, test } = data;
    return from(Object.entries({ train, validation, test })).pipe(
      concatMap((split) => of(split).pipe(observeOn(asyncScheduler))),
      reduce(
        (splits, [name, examples]) =>
          examples.size === 0
            ? splits
            : {
                ...splits,
                [name]: evaluate(trained, loss, examples, visit && name === 'train' ? { visit } : {}),
              },
        {} as RunEvaluated['splits'],
      ),
      map((splits): RunEvaluated => ({ type: 'evaluated', step, splits })),
    );
  });
}

/** Examples of a split that are evaluated while the training goes on. */
const mostInterim = 8192;

/**
 * How the network stands between two steps, over at most 8192 examples of the training and of the validation split,
 * always the same ones. The test split is left for the end.
 */
export class InterimEvaluation {
  private readonly splits: Pick<Experiment['data'], 'train' | 'validation'>;

  constructor(private readonly experiment: Evaluated) {
    const { train, validation } = experiment.data;
    this.splits = {
      train: evenlySpaced(train, mostInterim),
      validation: evenlySpaced(validation, mostInterim),
    };
  }

  evaluated(moments: NetworkMoments, step: number): RunEvaluated {
    const { network, loss } = this.experiment;
    const trained = forEvaluation(network, moments);
    const splits = Object.entries(this.splits)
      .filter(([, { size }]) => size > 0)
      .map(([name, examples]) => [name, evaluate(trained, loss, examples)] as const);
    return { type: 'evaluated', step, splits: Object.fromEntries(splits) };
  }
}
