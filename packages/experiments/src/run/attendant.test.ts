import type { RunCommand } from '@weir/core';
import { parameterValues } from '@weir/nn';
import { beforeAll, describe, expect, it } from 'vitest';
import { smallExperiment, useBackend } from '../testing/experiment.ts';
import { attendantOf } from './attendant.ts';

beforeAll(useBackend);

const asked = async (given: object, ...commands: readonly RunCommand[]) => {
  const experiment = await smallExperiment(given);
  commands.forEach(attendantOf(experiment));
  return experiment;
};

describe('the attendant of a run', () => {
  it('multiplies the weights of a layer, and nothing else', async () => {
    const before = parameterValues((await smallExperiment()).network);
    const { network } = await asked({}, { type: 'weightScale', layer: '0.linear', value: 2 });
    const after = parameterValues(network);
    const doubled = (values: ArrayLike<number>) => Array.from(values, (value) => 2 * value);
    expect(Array.from(after['0.linear.weight']?.values ?? [])).toEqual(
      doubled(before['0.linear.weight']?.values ?? []),
    );
    expect(after['3.linear.weight']).toEqual(before['3.linear.weight']);
    expect(after['1.batchNorm.gamma']).toEqual(before['1.batchNorm.gamma']);
  });

  it.each<[object, RunCommand]>([
    [{ optimizer: { type: 'adam' } }, { type: 'momentum', value: 0.5 }],
    [{ optimizer: { type: 'rmsProp' } }, { type: 'momentum', value: 0.5 }],
    [{}, { type: 'batchSize', value: 2 }],
    [{}, { type: 'batchNormMomentum', value: 0.01 }],
    [{}, { type: 'batchNormMomentum', value: 0.01, layer: '1.batchNorm' }],
    [{ model: [{ type: 'linear', out: 2 }] }, { type: 'batchSize', value: 1 }],
    [{}, { type: 'learningRate', value: 0 }],
  ])('with %j has nothing against %j', async (given, command) => {
    await expect(asked(given, command)).resolves.toBeDefined();
  });

  it.each<[object, RunCommand, string]>([
    [
      { optimizer: { type: 'adagrad' } },
      { type: 'momentum', value: 0.9 },
      'momentum: optimizer must be one that has it, got adagrad',
    ],
    [
      { optimizer: { type: 'adam' } },
      { type: 'momentum', value: 1 },
      'adam: beta1 must be at least 0 and below 1, got 1',
    ],
    [{}, { type: 'batchSize', value: 5 }, 'batchSize: value must be at most the 4 examples, got 5; lower it'],
    [{ batchSize: 2, accumulate: 2 }, { type: 'batchSize', value: 3 }, 'at most 2, as 2 of them make a step'],
    [
      {},
      { type: 'batchSize', value: 1 },
      'batchSize: value must be at least 2, as 1.batchNorm takes moments of the batch',
    ],
    [
      { model: [{ type: 'linear', out: 2 }] },
      { type: 'batchNormMomentum', value: 0.1 },
      'network must have a batchNorm',
    ],
    [
      {},
      { type: 'batchNormMomentum', value: 0.1, layer: '2.batchNorm' },
      'got 2.batchNorm; did you mean "1.batchNorm"?',
    ],
    [
      {},
      { type: 'weightScale', value: 2, layer: '2.tanh' },
      'weightScale: layer must have a weight, got 2.tanh',
    ],
  ])('with %j refuses %j', async (given, command, why) => {
    await expect(asked(given, command)).rejects.toThrow(why);
  });
});
