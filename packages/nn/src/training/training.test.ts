import { torchGenerator } from '@weir/core';
import { lastValueFrom, take, toArray } from 'rxjs';
import { beforeAll, describe, expect, it } from 'vitest';
import { batchNorm, linear, residual, sequential, tanh } from '../layers/index.ts';
import type { Network } from '../layers/layer.ts';
import { mse } from '../losses/mse.ts';
import { adamW, sgd } from '../optimizers/index.ts';
import { sums } from '../testing/examples.ts';
import { expectNothingStays, onCpu } from '../testing/onCpu.ts';
import { accumulate } from './accumulate.ts';
import { backward } from './backward.ts';
import { descend } from './descend.ts';
import { freezeNorms } from './freezeNorms.ts';
import { minibatches } from './minibatches.ts';
import { groupOf, matchesName, parameterShares } from './parameterGroups.ts';
import type { ParameterGroup } from './parameterGroups.ts';

beforeAll(onCpu);

const network = (seed = 5) => {
  const rng = torchGenerator(seed);
  return sequential(linear(4, 5, { rng }), tanh(), linear(5, 1, { rng }));
};

/** The parameters after some steps. */
async function trained(
  net: Network,
  groups: readonly ParameterGroup[],
  { optimizer = sgd({ weightDecay: 0.5 }), steps = 3, size = 8, taken = 1 } = {},
) {
  await lastValueFrom(
    minibatches(sums(64, 4), { size, accumulate: taken, rng: torchGenerator(1) }).pipe(
      net,
      mse(),
      backward(),
      accumulate(taken),
      descend(optimizer, 0.1, { groups }),
      take(steps),
      toArray(),
    ),
  );
  return net.parameters.map((parameter) => Array.from(parameter.values()));
}

describe('groups', () => {
  it('train their parameters with an optimiser, at a rate or not at all, each by the last that says it', () =>
    expectNothingStays(async () => {
      const start = network().parameters.map((parameter) => Array.from(parameter.values()));
      const plain = await trained(network(), [], { steps: 1 });
      const undecayed = await trained(network(), [], { steps: 1, optimizer: sgd() });
      const [weight, bias, lastWeight, lastBias] = await trained(
        network(),
        [
          { match: '*', frozen: true },
          { match: '*.bias', optimizer: sgd(), frozen: false },
          { match: '0.*.weight', learningRate: 0.5, frozen: false },
        ],
        { steps: 1 },
      );
      expect(lastWeight).toEqual(start[2]);
      expect(bias).toEqual(undecayed[1]);
      expect(lastBias).toEqual(undecayed[3]);
      weight?.forEach((value, at) => {
        const moved = (plain[0]?.[at] ?? NaN) - (start[0]?.[at] ?? NaN);
        expect(value - (start[0]?.[at] ?? NaN)).toBeCloseTo(moved / 2, 6);
      });
    }));

  it('that match the same name add up: what one says stays said where a later one says nothing', () => {
    const [decayed, plain] = [sgd({ weightDecay: 0.1 }), sgd()];
    const groups = [
      { match: '*.bias', optimizer: plain },
      { match: '0.*', frozen: true },
      { match: '*.weight', learningRate: 0.1 },
      { match: '2.*', learningRate: 0.5 },
    ];
    expect(groupOf(groups, '0.embedding.weight')).toMatchObject({ frozen: true, learningRate: 0.1 });
    expect(groupOf(groups, '2.linear.bias')).toMatchObject({ optimizer: plain, learningRate: 0.5 });
    const names = [
      '0.embedding.weight',
      '1.linear.weight',
      '1.linear.bias',
      '2.linear.weight',
      '2.linear.bias',
    ];
    expect(parameterShares(names, groups, decayed)).toEqual([
      { optimizer: decayed, rate: 0.1, members: [1] },
      { optimizer: plain, rate: 1, members: [2] },
      { optimizer: decayed, rate: 0.5, members: [3] },
      { optimizer: plain, rate: 0.5, members: [4] },
    ]);
  });

  it('of one kind for all train as none do, bit for bit, with an optimiser that has state too', async () => {
    const optimizer = adamW({ weightDecay: 0.1 });
    const alone = await trained(network(), [], { optimizer });
    expect(await trained(network(), [{ match: '*.weight' }, { match: '*.bias' }], { optimizer })).toEqual(
      alone,
    );
  });

  it('that match nothing are an error which lists the names', async () => {
    await expect(trained(network(), [{ match: '1.linear.*' }])).rejects.toThrow(
      'groups: match must match a parameter, got "1.linear.*"; there are 0.linear.weight, 0.linear.bias, 2.linear.weight',
    );
  });

  it.each([
    ['*.bias', '0.linear.bias', true],
    ['*.bias', '0.linear.biases', false],
    ['0.embedding.*', '0.embedding.weight', true],
    ['0.linear.weight', '0xlinear.weight', false],
    ['4.*.gamma', '4.residual.1.batchNorm.gamma', true],
  ])('%s matches %s: %s', (pattern, name, matches) => expect(matchesName(pattern, name)).toBe(matches));
});

describe('accumulate', () => {
  it('updates as a batch as large as all its minibatches, to rounding', () =>
    expectNothingStays(async () => {
      const whole = await trained(network(), [], { size: 32 });
      const parts = await trained(network(), [], { size: 8, taken: 4 });
      parts.flat().forEach((value, at) => expect(value).toBeCloseTo(whole.flat()[at] ?? NaN, 5));
    }));

  it('refuses counts that are none', () => {
    expect(() => accumulate(0)).toThrow('accumulate: count must be a positive integer, got 0');
    expect(() => minibatches(sums(64, 4), { size: 8, accumulate: 9, rng: torchGenerator(1) })).toThrow(
      'size must be at most the 64 examples, got 9 times 8; lower batchSize or accumulate',
    );
  });
});

describe('frozen norms', () => {
  it('keep to their statistics, whatever the batch, and have the gradients of evaluation mode', () =>
    expectNothingStays(async () => {
      const rng = torchGenerator(2);
      const net = sequential(
        linear(4, 4, { rng }),
        residual([linear(4, 4, { rng }), batchNorm(4)]),
        batchNorm(4),
        linear(4, 1, { rng }),
      );
      const statistics = { mean: [0.1, 0.2, -0.1, 0], variance: [0.5, 2, 1, 4] };
      const frozen = freezeNorms(net, (name) => name === '1.residual.1.batchNorm', {
        '1.residual.1.batchNorm': statistics,
      });
      const snapshots = await lastValueFrom(
        minibatches(sums(64, 4), { size: 8, rng: torchGenerator(1) }).pipe(
          frozen as Network,
          mse(),
          backward(),
          descend(sgd(), 0.01, { groups: [{ match: '1.residual.1.batchNorm.gamma', frozen: true }] }),
          take(1),
          toArray(),
        ),
      );
      const [first] = snapshots;
      expect(
        first?.layers.map(({ name, batchMoments }) => [name, batchMoments !== undefined]),
      ).toContainEqual(['1.residual.1.batchNorm', false]);
      const named = Object.fromEntries(
        ['gamma', 'beta'].map((name, at) => [name, net.parameters[4 + at]?.values()]),
      );
      expect(Array.from(named['gamma'] ?? [])).toEqual([1, 1, 1, 1]);
      expect(named['beta']?.some((value) => value !== 0)).toBe(true);
    }));
});
