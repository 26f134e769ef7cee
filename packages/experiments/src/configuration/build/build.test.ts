import { torchGenerator } from '@weir/core';
import { xor } from '@weir/data';
import { crossEntropy, mse } from '@weir/nn';
import { describe, expect, it } from 'vitest';
import { parseConfiguration } from '../check/parseConfiguration.ts';
import { defaultMemory } from './defaultMemory.ts';
import { experimentOf } from './experimentOf.ts';
import { frozenNorms, groupsOf } from './groupsOf.ts';
import { hollow } from './hollow.ts';
import { initializerOf } from './initializerOf.ts';
import { kindOf } from './kindOf.ts';
import { lossOf } from './lossOf.ts';
import { lossTargets } from './lossTargets.ts';
import { optimizerOf } from './optimizerOf.ts';
import { optionsOf } from './optionsOf.ts';
import { scheduleOf } from './scheduleOf.ts';

describe('kindOf', () => {
  it('finds a kind by its name, or names the nearest', () => {
    const kinds = [{ type: 'sgd' }, { type: 'adam' }];
    expect(kindOf('optimizer', kinds, { type: 'adam' })).toBe(kinds[1]);
    expect(() => kindOf('optimizer', kinds, { type: 'adan' })).toThrow(
      'optimizer.type must be known, got "adan"; did you mean "adam"?',
    );
  });
});

describe('optionsOf', () => {
  it('is all but the name', () => {
    expect(optionsOf({ type: 'sgd', momentum: 0.9 })).toEqual({ momentum: 0.9 });
  });
});

describe('what a configuration names is made with its options:', () => {
  it('initializerOf', () => {
    const init = initializerOf({ type: 'constant', value: 3 });
    expect([...init({ shape: [2], fanIn: 1, fanOut: 1 }, torchGenerator(1)).values]).toEqual([3, 3]);
  });

  it('lossOf', () => {
    expect(lossOf({ type: 'crossEntropy' }).classes([5])).toBe(5);
    expect(lossOf({ type: 'mse' }).classes([5])).toBeUndefined();
  });

  it('optimizerOf', () => {
    expect(() => optimizerOf({ type: 'sgd', momentum: 0.9 })).not.toThrow();
    expect(() => optimizerOf({ type: 'sdg' })).toThrow('did you mean "sgd"?');
  });

  it('scheduleOf, where a number is the rate of all steps', () => {
    expect([0, 99].map(scheduleOf(0.3))).toEqual([0.3, 0.3]);
    const step = scheduleOf({ type: 'step', initial: 0.4, every: 2, gamma: 0.5 });
    expect([0, 1, 2].map((at) => step(at))).toEqual([0.4, 0.4, 0.2]);
  });
});

describe('lossTargets', () => {
  it('says what a loss compares with', () => {
    expect(lossTargets(crossEntropy())).toBe('classes');
    expect(lossTargets(mse())).toBe('values');
    expect(lossTargets(lossOf({ type: 'binaryCrossEntropy' }))).toBe('either');
  });
});

describe('hollow', () => {
  it('has a shape and a size, and no values', () => {
    const { shape, values } = hollow({ shape: [1e6, 1e6], fanIn: 1e6, fanOut: 1e6 }, torchGenerator(1));
    expect([shape, values.length]).toEqual([[1e6, 1e6], 1e12]);
    expect(defaultMemory).toBeGreaterThan(0);
  });
});

describe('groupsOf', () => {
  const names = ['0.linear.weight', '1.batchNorm.gamma', '1.batchNorm.beta', '3.batchNorm.gamma'];
  const optimizer = { type: 'sgd' };

  it('gives a group that decays otherwise an optimiser of its own', () => {
    const groups = groupsOf(
      {
        groups: [
          { match: '0.*', weightDecay: 0.1 },
          { match: '1.*', frozen: true },
        ],
        optimizer,
      },
      names,
    );
    expect(groups.map((group) => ['optimizer' in group, group.frozen])).toEqual([
      [true, undefined],
      [false, true],
    ]);
    expect(groups[0]).not.toHaveProperty('weightDecay');
  });

  it('refuses a group that matches no parameter', () => {
    expect(() => groupsOf({ groups: [{ match: '7.*' }], optimizer }, names)).toThrow(
      'groups[0].match must match the name of a parameter, got "7.*"',
    );
  });

  it('names the nearest pattern that matches, or all there are', () => {
    const remedyOf = (match: string) => () => groupsOf({ groups: [{ match }], optimizer }, names);
    expect(remedyOf('*.GAMMA')).toThrow('did you mean "*.gamma"?');
    expect(remedyOf('batchNorm*')).toThrow('did you mean "*.batchNorm.*"?');
    expect(remedyOf('0.liner.*')).toThrow('did you mean "0.linear.*"?');
    expect(remedyOf('1.batchNorm.gama')).toThrow('did you mean "1.batchNorm.gamma"?');
    expect(remedyOf('x*y')).toThrow('it can be "*.weight", "*.linear.*"');
  });

  it('frozenNorms are the batchNorms all of whose parameters are frozen', () => {
    const groups = groupsOf({ groups: [{ match: '1.batchNorm.*', frozen: true }], optimizer }, names);
    expect([...frozenNorms(groups, names)]).toEqual(['1.batchNorm']);
    expect([...frozenNorms([], names)]).toEqual([]);
  });
});

describe('experimentOf', () => {
  const configuration = (given: object = {}) =>
    parseConfiguration({
      data: { type: 'xor' },
      model: [{ type: 'linear', out: 2 }],
      batchSize: 4,
      ...given,
    });

  it('draws the same parameters from the same seed', () => {
    const weights = (seed: number) =>
      experimentOf(configuration({ seed }), xor('classes')).network.parameters.map((one) => [
        ...one.values(),
      ]);
    expect(weights(1)).toEqual(weights(1));
    expect(weights(1)).not.toEqual(weights(2));
  });

  it('has what the configuration says, and nothing where it says nothing', () => {
    const plain = experimentOf(configuration(), xor('classes'));
    expect(['penalty', 'groups', 'clip', 'accumulate', 'budget'].filter((key) => key in plain)).toEqual([]);
    const full = experimentOf(
      configuration({ steps: 7, clip: { norm: 1 }, budget: 0.1, health: false }),
      xor('classes'),
    );
    expect(full).toMatchObject({ steps: 7, batchSize: 4, clip: { norm: 1 }, rules: [] });
    expect(full.budget?.share).toBe(0.1);
  });

  it('refuses a batch that the data does not have', () => {
    expect(() => experimentOf(configuration({ batchSize: 5 }), xor('classes'))).toThrow(
      'batchSize must be at most 4, the number of examples to train on, got 5',
    );
  });
});
