import type { Snapshot } from '@weir/core';
import { accumulate, backward, clipGradients, descend, minibatches, penalty } from '@weir/nn';
import type { Control } from '@weir/nn';
import { identity } from 'rxjs';
import type { Observable } from 'rxjs';
import type { Experiment } from './experiment.ts';

/**
 * An experiment's training as a stream of snapshots, which goes on for ever: end it with `take`.
 *
 * @param schedule The rate of each step, while no command has set one.
 */
export function training(
  experiment: Experiment,
  control: Control,
  schedule: (step: number) => number,
): Observable<Snapshot> {
  const { data, network, loss, optimizer, rng, batchSize, sampling } = experiment;
  const { accumulate: taken = 1, clip, groups } = experiment;
  return minibatches(data.train, { size: batchSize, accumulate: taken, rng, sampling, control }).pipe(
    network,
    loss,
    experiment.penalty ? penalty(experiment.penalty) : identity,
    backward(),
    accumulate(taken),
    clip ? clipGradients(clip, { groups }) : identity,
    descend(optimizer, (step) => control.learningRate ?? schedule(step), { groups, knobs: control }),
  );
}
