import { torchGenerator } from '@weir/core';
import { names, xor } from '@weir/data';
import { describe, expect, test } from 'vitest';
import { buildNetwork } from './buildNetwork.ts';
import { parseConfiguration } from '../check/parseConfiguration.ts';

const data = names('anna\nbob\nclara\ndora\nemil\nfinn\ngreta\nhugo\nida\njan'); // 16 characters with the boundary
const embedding = { type: 'embedding', dim: 4 };
const linear = (out: number, options: object = {}) => ({ type: 'linear', out, ...options });
const build = (given: object, on: Parameters<typeof buildNetwork>[1] = data) => {
  const configuration = parseConfiguration({ batchSize: 4, ...given });
  return buildNetwork(configuration, on, torchGenerator(configuration.seed));
};
const classes = data.classes;

test('widths are inferred from the data through all layers', () => {
  const network = build({
    model: [
      embedding,
      { type: 'flatten' },
      linear(8),
      { type: 'batchNorm' },
      { type: 'tanh' },
      linear(classes),
    ],
  });
  expect(network.parameters.map(({ name, shape }) => [name, shape])).toEqual([
    ['weight', [classes, 4]],
    ['weight', [12, 8]],
    ['bias', [8]],
    ['gamma', [8]],
    ['beta', [8]],
    ['weight', [8, classes]],
    ['bias', [classes]],
  ]);
});

test('parameters are drawn in the order of the layers, each weight before its bias; zeros draw nothing', () => {
  const normal = { type: 'normal' };
  const network = build({
    seed: 7,
    model: [
      embedding,
      { type: 'flatten' },
      linear(5, { init: normal, biasInit: normal }),
      linear(classes, { init: { type: 'zeros' }, biasInit: normal }),
    ],
  });
  const rng = torchGenerator(7);
  const drawn = [
    rng.randn([classes, 4]),
    rng.randn([12, 5]),
    rng.randn([5]),
    new Float32Array(5 * classes),
    rng.randn([classes]),
  ];
  expect(network.parameters.map((parameter) => parameter.values())).toEqual(drawn);
});

describe('what does not fit names its place:', () => {
  test.each<[string, object, string]>([
    [
      'a last width',
      { model: [embedding, { type: 'flatten' }, linear(30)] },
      `model must end in outputs of shape [${classes}], one for each class of the data, got [30]; set model[2].out to ${classes}`,
    ],
    [
      'a forgotten flatten',
      { model: [embedding, linear(classes)] },
      `model must end in outputs of shape [${classes}], one for each class of the data, got [3, ${classes}]; put a flatten ahead of the last linear`,
    ],
    [
      'a forgotten embedding',
      { model: [linear(classes)] },
      'model[0]: linear: input must be values, got indices; put an embedding ahead of it',
    ],
    [
      'a second embedding',
      { model: [embedding, embedding] },
      'model[1]: embedding: input must be indices, got values; remove it or use data with a vocabulary',
    ],
    [
      'a batch larger than the data',
      { model: [embedding, { type: 'flatten' }, linear(classes)], batchSize: 1000 },
      `batchSize must be at most ${data.train.size}, the number of examples to train on, got 1000; lower it, or give more data`,
    ],
  ])('%s', (_, given, message) => {
    expect(() => build(given)).toThrow(message);
  });

  test.each<[string, 'classes' | 'values', object, string]>([
    [
      'a loss on classes where the data has values',
      'values',
      { loss: { type: 'crossEntropy' }, model: [linear(1)] },
      "loss must compare with values, the data's targets, got crossEntropy, which compares with class labels; use mse",
    ],
    [
      'a loss on values where the data has classes',
      'classes',
      { loss: { type: 'mse' }, model: [linear(2)] },
      "loss must compare with labels of 2 classes, the data's targets, got mse, which compares with values; use crossEntropy",
    ],
    [
      'two outputs where one tells two classes apart',
      'classes',
      { loss: { type: 'binaryCrossEntropy' }, model: [linear(2)] },
      'model must end in outputs of shape [1], as binaryCrossEntropy tells two classes apart, got [2]; set model[0].out to 1',
    ],
    [
      'two outputs where the targets have one',
      'values',
      { loss: { type: 'huber' }, model: [linear(2)] },
      "model must end in outputs of shape [1], as the data's targets are, got [2]; set model[0].out to 1",
    ],
  ])('%s', (_, targets, given, message) => {
    expect(() => build(given, targets === 'classes' ? xor('classes') : xor('values'))).toThrow(message);
  });

  test('a layer in a layer', () => {
    const inner = {
      type: 'residual',
      layers: [{ type: 'sequential', layers: [linear(5), { type: 'conv2d', out: 3, kernel: 1 }] }],
    };
    expect(() => build({ model: [embedding, { type: 'flatten' }, inner] })).toThrow(
      /^model\[2\]\.layers\[0\]\.layers\[1\]: conv2d: input must have shape \[height, width, channels\], got \[5\]/,
    );
  });

  test('a layer in a branch', () => {
    const inner = { type: 'parallel', branches: [[linear(5)], [linear(5), { type: 'globalAveragePool' }]] };
    expect(() => build({ model: [embedding, { type: 'flatten' }, inner] })).toThrow(
      /^model\[2\]\.branches\[1\]\[1\]: globalAveragePool: /,
    );
  });

  test('branches that do not join', () => {
    const inner = { type: 'residual', layers: [linear(5)] };
    expect(() => build({ model: [embedding, { type: 'flatten' }, inner] })).toThrow(
      /^model\[2\]: residual: /,
    );
  });
});

test.each(['classes', 'values'] as const)(
  'a binary cross-entropy takes xor as %s, with one output',
  (targets) => {
    const given = { loss: { type: 'binaryCrossEntropy' }, model: [linear(1)] };
    expect(build(given, targets === 'classes' ? xor('classes') : xor('values')).parameters).toHaveLength(2);
  },
);
