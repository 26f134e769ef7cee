import { torchGenerator } from '@weir/core';
import { beforeAll, describe, expect, it } from 'vitest';
import type { AnyLayer } from '../layers/layer.ts';
import { batchNorm, conv2d, flatten, linear, relu, residual, sequential, tanh } from '../layers/index.ts';
import { normal } from '../initializers/normal.ts';
import type { Examples } from '../signals/examples.ts';
import { vectors } from '../testing/examples.ts';
import { expectNothingStays, onCpu } from '../testing/onCpu.ts';
import { calibrate } from './calibrate.ts';
import { foldBatchNorm } from './foldBatchNorm.ts';
import { forEvaluation } from './forEvaluation.ts';
import { predict } from './predict.ts';

beforeAll(onCpu);

const rng = torchGenerator(11);
const biasInit = normal();

/** Gains and shifts that are not 1 and 0. */
function shaken<L extends AnyLayer>(network: L): L {
  for (const parameter of network.parameters) {
    if (parameter.name === 'gamma' || parameter.name === 'beta') parameter.assign(rng.randn(parameter.shape));
  }
  return network;
}

const images = (): Examples => ({
  size: 12,
  inputs: rng.randn([12 * 36 * 2]),
  inputShape: [6, 6, 2],
  targets: new Int32Array(12),
  targetShape: [],
  targetKind: 'classes',
});

const kindsOf = (layer: AnyLayer): readonly string[] =>
  layer.children.length > 0 ? layer.children.flatMap(kindsOf) : [layer.kind];

describe('foldBatchNorm', () => {
  it('gives the outputs of evaluation mode to 1e-6, with the norms of linear layers gone', () => {
    const net = shaken(
      sequential(
        linear(4, 5, { rng, biasInit }),
        batchNorm(5),
        tanh(),
        residual([linear(5, 5, { rng, bias: false }), batchNorm(5, { unbiased: true }), tanh()]),
        linear(5, 3, { rng }),
        batchNorm(3, { affine: false }),
      ),
    );
    const data = vectors(40, 4);
    const moments = calibrate(net, data);
    const folded = foldBatchNorm(net, moments);
    expect(kindsOf(folded)).toEqual(['linear', 'tanh', 'linear', 'tanh', 'linear']);
    const wanted = predict(forEvaluation(net, moments), data);
    predict(folded, data).forEach((value, at) =>
      expect(Math.abs(value - (wanted[at] ?? NaN))).toBeLessThan(1e-6),
    );
  });

  it('folds the norms of convolutions, and leaves one that follows something else', () => {
    const net = shaken(
      sequential(
        conv2d(2, 3, { kernel: 3, stride: 2, padding: 1, rng, biasInit }),
        batchNorm(3),
        relu(),
        batchNorm(3),
        flatten(),
        linear(27, 2, { rng }),
      ),
    );
    const data = images();
    const moments = calibrate(net, data);
    const folded = foldBatchNorm(net, moments);
    expect(kindsOf(folded)).toEqual(['conv2d', 'relu', 'batchNorm', 'flatten', 'linear']);
    const wanted = predict(forEvaluation(net, moments), data);
    predict(folded, data).forEach((value, at) =>
      expect(Math.abs(value - (wanted[at] ?? NaN))).toBeLessThan(2e-6),
    );
  });

  it('is a copy: what is trained on does not change it, and nothing stays on the device', () =>
    expectNothingStays(() => {
      const first = linear(4, 4, { rng });
      const net = sequential(first, batchNorm(4));
      const data = vectors(20, 4);
      const folded = foldBatchNorm(net, calibrate(net, data));
      const before = predict(folded, data);
      first.parameters[0]?.assign(new Float32Array(16));
      expect(predict(folded, data)).toEqual(before);
    }));

  it('says so where statistics are missing', () => {
    expect(() => foldBatchNorm(sequential(linear(2, 2, { rng }), batchNorm(2)))).toThrow(
      'evaluation must have the statistics of 1.batchNorm',
    );
  });
});
