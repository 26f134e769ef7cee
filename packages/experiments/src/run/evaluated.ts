import type { LayerSnapshot, RunEvaluated } from '@weir/core';
import { evaluate, forEvaluation } from '@weir/nn';
import type { NetworkMoments } from '@weir/nn';
import { asyncScheduler, defer, map, observeOn, of, reduce, concatMap, from } from 'rxjs';
import type { Observable } from 'rxjs';
import type { Experiment } from './experiment.ts';

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
