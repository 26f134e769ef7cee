import '@weir/backend-simd';
import { experimentOf, loadData, parseConfiguration } from '@weir/experiments';
import type { Experiment } from '@weir/experiments';

export const facts = { seed: 7, weir: 'test', machine: { host: 'test' }, options: {} };
export const process = { host: 'test', pid: 1 };

/** A small experiment with all that must survive: an optimiser with state, dropout, epochs, BatchNorm, health rules. */
export async function keptExperiment(given: object = {}): Promise<Experiment> {
  const configuration = parseConfiguration({
    name: 'kept run',
    steps: 90,
    seed: 7,
    data: { type: 'names', corpus: 'given-names', contextLength: 3 },
    model: [
      { type: 'embedding', dim: 4 },
      { type: 'flatten' },
      { type: 'linear', out: 12, bias: false, init: { type: 'kaimingNormal', gain: 3 } },
      { type: 'batchNorm', momentum: 0.01 },
      { type: 'tanh' },
      { type: 'dropout', rate: 0.2 },
      { type: 'linear', out: 27 },
    ],
    optimizer: { type: 'adam' },
    batchSize: 20,
    sampling: 'epoch',
    evaluateEvery: 40,
    learningRate: { type: 'cosine', initial: 0.01, steps: 90 },
    diagnostics: [
      { type: 'activations', every: 10 },
      { type: 'updateRatio', every: 1 },
      { type: 'deadUnits', every: 3, over: 2 },
    ],
    ...given,
  });
  return experimentOf(configuration, await loadData(configuration));
}
