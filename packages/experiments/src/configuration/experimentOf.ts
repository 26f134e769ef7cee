import { torchGenerator } from '@weir/core';
import type { DataSet } from '@weir/data';
import { Budget, ruleKinds } from '@weir/diagnostics';
import type { Experiment } from '../run/experiment.ts';
import { buildNetwork } from './buildNetwork.ts';
import type { Configuration } from './configuration.ts';
import { lossOf } from './lossOf.ts';
import { optimizerOf } from './optimizerOf.ts';
import { scheduleOf } from './scheduleOf.ts';
import { watchersOf } from './watchersOf.ts';

/**
 * Brings a configuration to life on its data: one generator, seeded as it says, draws the parameters here and the
 * minibatches later.
 *
 * @throws ConfigurationError where the model, the loss or the batch does not fit the data.
 */
export function experimentOf(configuration: Configuration, data: DataSet): Experiment {
  const { name, seed, penalty, batchSize, sampling, steps } = configuration;
  const rng = torchGenerator(seed);
  const budget = configuration.budget === undefined ? undefined : new Budget(configuration.budget);
  return {
    name,
    config: configuration,
    data,
    network: buildNetwork(configuration, data, rng),
    loss: lossOf(configuration.loss),
    ...(penalty && { penalty }),
    optimizer: optimizerOf(configuration.optimizer),
    schedule: scheduleOf(configuration.learningRate),
    rng,
    batchSize,
    sampling,
    steps,
    watchers: watchersOf(configuration.diagnostics, steps, budget),
    rules: ruleKinds.map((kind) => ({ kind, options: {} })),
    ...(budget && { budget }),
  };
}
