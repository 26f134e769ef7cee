import { arraySnapshot } from '@weir/core';
import { describe, expect, it } from 'vitest';
import { flatUnits } from './flatUnits.ts';
import { saturatedShare } from './saturated.ts';

/** A layer of two units over three examples: the first flat for all, the second not for the last. */
const layer = (kind: string, output: readonly number[], parameters: object = {}) => {
  const plain = {
    name: `0.${kind}`,
    index: 0,
    kind,
    output: { values: output, shape: [3, 2] },
    ...parameters,
  };
  const [first] = arraySnapshot({
    step: 0,
    loss: 1,
    learningRate: 0.1,
    layers: [plain],
    parameters: [],
  }).layers;
  if (!first) throw new Error('a layer was given');
  return first;
};

const cases: [kind: string, output: readonly number[], parameters: object][] = [
  ['tanh', [1, 1, -0.995, -1, 0.999, 0.98], {}],
  ['sigmoid', [0.001, 0.999, 0.995, 0.001, 0, 0.5], {}],
  ['relu', [0, 0, 0, 0, 0, 0.1], {}],
  ['elu', [-0.995, -1, -1, -1, -0.999, 0.1], {}],
  ['selu', [-1.75, -1.758, -1.758, -1.75, -1.757, -1], {}],
  ['softsign', [0.9, 0.99, -0.9, -0.99, 0.87, 0.8], {}],
  ['hardtanh', [1, -1, -1, 1, 1, 0.99], {}],
  ['hardtanh', [2, -0.5, -0.5, 2, 2, 1], { alpha: -0.5, beta: 2 }],
  ['relu6', [0, 6, 6, 0, 0, 1], { alpha: 0, beta: 6 }],
  ['hardswish', [0, 0, 0, 0, 0, -0.2], {}],
];

describe('flatUnits', () => {
  it.each(cases)('of %s are those that are flat for every example: %j', (kind, output, parameters) => {
    expect(flatUnits(layer(kind, output, parameters))).toEqual([true, false]);
  });

  it.each(['leakyRelu', 'prelu', 'mish', 'linear'])('do not exist in %s, which is flat nowhere', (kind) => {
    expect(flatUnits(layer(kind, [0, 0, 0, 0, 0, 0]))).toBeUndefined();
  });
});

describe('saturatedShare', () => {
  it.each<[string, readonly number[], number]>([
    ['tanh', [0.98, 0.96, -0.98, 0, 0.5, 1], 0.5],
    ['softsign', [0.76, 0.75, -0.76, 0, 0.5, 0.9], 0.5],
    ['hardtanh', [1, 0.99, -1, 0, 0.5, 1], 0.5],
  ])('of %s is what lies where its slope is below 1 − 0.97²', (kind, output, share) => {
    expect(saturatedShare(layer(kind, output))).toBeCloseTo(share, 12);
  });
});
