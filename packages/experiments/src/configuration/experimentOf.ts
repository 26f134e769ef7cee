import { torchGenerator } from '@weir/core';
import type { DataSet } from '@weir/data';
import { diagnosticKinds, ruleKinds } from '@weir/diagnostics';
import type { Experiment } from '../run/experiment.ts';
import { buildNetwork } from './buildNetwork.ts';
import type { Configuration, KindConfiguration } from './configuration.ts';
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
  const { name, seed, penalty, batchSize, sampling, steps, evaluateEvery } = configuration;
  const rng = torchGenerator(seed);
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
    ...(evaluateEvery !== undefined && { evaluateEvery }),
    watchers: watchersOf(configuration.diagnostics.filter(isPlain), steps),
    probing: (inputs) => watchersOf(configuration.diagnostics.filter(isProbing), steps, inputs),
    rules: ruleKinds.map((kind) => ({ kind, options: {} })),
  };
}

const isProbing = ({ type }: KindConfiguration): boolean =>
  diagnosticKinds.some((kind) => kind.type === type && kind.probing);
const isPlain = (diagnostic: KindConfiguration): boolean => !isProbing(diagnostic);
