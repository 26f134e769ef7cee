import { torchGenerator } from '@weir/core';
import type { DataSet } from '@weir/data';
import { Budget } from '@weir/diagnostics';
import { freezeNorms, namedLayers, parameterValues } from '@weir/nn';
import type { Experiment } from '../../run/experiment.ts';
import { knownDiagnostics } from '../extensions.ts';
import { buildNetwork } from './buildNetwork.ts';
import type { MemoryOptions } from './buildNetwork.ts';
import { frozenNorms, groupsOf } from './groupsOf.ts';
import type { Configuration, KindConfiguration } from '../configuration.ts';
import { ConfigurationError } from '../errors/configurationError.ts';
import { checkLayerNames } from '../check/checkLayerNames.ts';
import { rulesOf } from '../check/checkHealth.ts';
import { lossOf } from './lossOf.ts';
import { optimizerOf } from './optimizerOf.ts';
import { refusal } from '../errors/problem.ts';
import { scheduleOf } from './scheduleOf.ts';
import { watchersOf } from './watchersOf.ts';

/**
 * Brings a configuration to life on its data: one generator, seeded as it says, draws the parameters here and the
 * minibatches later.
 *
 * @param memory Bytes that the run may take; more is refused before any is taken.
 * @throws ConfigurationError where the model, the loss, the batch or a diagnostic does not fit the data, or a diagnostic or rule
 * names a layer that is not there.
 */
export function experimentOf(
  configuration: Configuration,
  data: DataSet,
  memory: MemoryOptions = {},
): Experiment {
  const { name, seed, penalty, batchSize, sampling, steps, evaluateEvery, earlyStopping } = configuration;
  const rng = torchGenerator(seed);
  const probing = configuration.diagnostics.filter(asksTheRun);
  const probe = { examples: data.train.size, batchSize, outputs: () => [] };
  mustFit(() => watchersOf(probing, steps, { inputs: { probe } }));
  const budget = configuration.budget === undefined ? {} : { budget: new Budget(configuration.budget) };
  const built = buildNetwork(configuration, data, rng, memory);
  const names = Object.keys(parameterValues(built));
  checkLayerNames(configuration, [...namedLayers(built).keys()]);
  const groups = groupsOf(configuration, names);
  const frozen = frozenNorms(groups, names);
  const { clip, accumulate } = configuration;
  return {
    name,
    config: configuration,
    data,
    network: frozen.size > 0 ? freezeNorms(built, (norm) => frozen.has(norm)) : built,
    loss: lossOf(configuration.loss),
    ...(penalty && { penalty }),
    optimizer: optimizerOf(configuration.optimizer),
    ...(groups.length > 0 && { groups }),
    ...(clip && { clip }),
    ...(accumulate !== undefined && { accumulate }),
    schedule: scheduleOf(configuration.learningRate),
    rng,
    batchSize,
    sampling,
    steps,
    logEvery: configuration.logEvery,
    ...(evaluateEvery !== undefined && { evaluateEvery }),
    ...(earlyStopping && { earlyStopping }),
    watchers: watchersOf(configuration.diagnostics.filter(asksNothing), steps, budget),
    probing: (inputs) => watchersOf(probing, steps, { ...budget, inputs }),
    rules: rulesOf(configuration.health),
    ...budget,
  };
}

/** What a diagnostic that asks the network refuses of the data is refused ahead of the run. */
function mustFit(build: () => unknown): void {
  try {
    build();
  } catch (error) {
    throw new ConfigurationError([refusal(['diagnostics'], error)]);
  }
}

const asksTheRun = ({ type }: KindConfiguration): boolean =>
  knownDiagnostics().some((kind) => kind.type === type && kind.needs.length > 0);
const asksNothing = (diagnostic: KindConfiguration): boolean => !asksTheRun(diagnostic);
