import { torchGenerator } from '@weir/core';
import * as nn from '@weir/nn';
import type { AnyLayer, NetworkMoments } from '@weir/nn';
import { describe, expect, it } from 'vitest';
import { throughLayer } from '../../packages/nn/src/testing/throughLayer.ts';
import { expectClose, values } from '../kernels/measure.ts';
import { layerCases } from './golden.ts';
import type { LayerCase, Values } from './golden.ts';

const rng = torchGenerator(1);

/** A number of a case's configuration. */
const option = ({ config, name }: LayerCase, key: string, fallback?: number): number => {
  const value = config?.[key] ?? fallback;
  if (typeof value !== 'number') throw new TypeError(`golden: ${name} must have a number ${key}`);
  return value;
};
const features = (of: LayerCase): number => of.x.shape.at(-1) ?? 0;

const batchNorm = (of: LayerCase): AnyLayer => {
  const momentum = option(of, 'momentum', 0.1);
  const affine = of.config?.['affine'] !== false;
  return nn.batchNorm(features(of), { momentum, affine, eps: option(of, 'eps', 1e-5) });
};

/** How each of torch's modules is made here, by the start of the case's name. */
const layers: Readonly<Record<string, (of: LayerCase) => AnyLayer>> = {
  'linear-no-bias': (of) => nn.linear(option(of, 'in'), option(of, 'out'), { rng, bias: false }),
  linear: (of) => nn.linear(option(of, 'in'), option(of, 'out'), { rng }),
  tanh: () => nn.tanh(),
  sigmoid: () => nn.sigmoid(),
  relu: () => nn.relu(),
  'leakyRelu-0.2': () => nn.leakyRelu({ slope: 0.2 }),
  leakyRelu: () => nn.leakyRelu(),
  'elu-0.5': () => nn.elu({ alpha: 0.5 }),
  elu: () => nn.elu(),
  'gelu-tanh': () => nn.gelu({ approximate: 'tanh' }),
  gelu: () => nn.gelu(),
  silu: () => nn.silu(),
  softplus: () => nn.softplus(),
  softmax: () => nn.softmax(),
  logSoftmax: () => nn.logSoftmax(),
  batchNorm,
  conv2d: (of) =>
    nn.conv2d(option(of, 'in'), option(of, 'out'), {
      rng,
      kernel: option(of, 'kernel'),
      stride: option(of, 'stride'),
      padding: option(of, 'padding'),
    }),
  layerNorm: (of) => nn.layerNorm(option(of, 'features'), { eps: option(of, 'eps') }),
  groupNorm: (of) => nn.groupNorm(option(of, 'groups'), option(of, 'channels'), { eps: option(of, 'eps') }),
  instanceNorm2d: (of) => nn.instanceNorm(option(of, 'features'), { eps: option(of, 'eps') }),
  maxPool2d: (of) => nn.maxPool2d(option(of, 'kernel'), { stride: option(of, 'stride') }),
  avgPool2d: (of) => nn.avgPool2d(option(of, 'kernel'), { stride: option(of, 'stride') }),
};

/** Layers that do not train on a backend, and the error that says so. */
const beyond: Readonly<Record<string, readonly [RegExp, RegExp]>> = {
  wasm: [/^(conv2d|maxPool2d)/, /backend must .* got wasm.*; (choose another backend|train on simd or cpu)/],
};

/** Every layer of golden/layers.json, forward and backward. */
export function layerParity(backend: string): void {
  describe('layers', () => {
    for (const of of layerCases) {
      if (of.name === 'embedding') continue;
      const [layersBeyond, error] = beyond[backend] ?? [];
      if (error && layersBeyond?.test(of.name)) {
        it(`say that they do not train here: ${of.name}`, () => {
          expect(() => throughLayer(layerOf(of), of.x, of.dy)).toThrow(error);
        });
        continue;
      }
      it(`give PyTorch's values and gradients: ${of.name}`, () => {
        const layer = evaluated(withParameters(layerOf(of), of), of);
        const passes = throughLayer(layer, of.x, of.dy);
        const tolerance = of.name.includes('Norm') ? 1e-4 : 1e-5;
        expectClose(passes.y, of.y, tolerance);
        expectClose(passes.dx, of.dx, tolerance);
        if (of.training !== false)
          Object.values(of.grads).forEach((grad, at) => expectClose(passes.grads[at], grad, tolerance));
      });
    }

    it("give PyTorch's values and gradients: embedding", () => {
      const of = layerCases.find(({ name }) => name === 'embedding');
      if (!of?.indices) throw new Error('golden: layers.json must have an embedding with indices');
      const [vocabulary = 0, dim = 0] = of.params['weight']?.shape ?? [];
      const layer = withParameters(nn.embedding(vocabulary, dim, { rng }), of);
      const indices = values(
        [of.indices.length, of.indices[0]?.length ?? 0],
        Int32Array.from(of.indices.flat()),
      );
      const passes = throughLayer(layer, indices, of.dy, { wantsInputGrad: false });
      expectClose(passes.y, of.y);
      expectClose(passes.grads[0], of.grads['weight'] as Values);
    });
  });
}

function layerOf(of: LayerCase): AnyLayer {
  const make = Object.entries(layers).find(([name]) => of.name.startsWith(name))?.[1];
  if (!make) throw new Error(`golden: no layer is known for ${of.name}`);
  return make(of);
}

/** torch's `weight` and `bias` are the layer's parameters in their order. */
function withParameters(layer: AnyLayer, { params }: LayerCase): AnyLayer {
  Object.values(params).forEach((value, at) => layer.parameters[at]?.assign(value.data));
  return layer;
}

/** A batchNorm in torch's eval mode; without statistics of its own it uses the batch's there too. */
function evaluated(layer: AnyLayer, { training, buffersBefore }: LayerCase): AnyLayer {
  const mean = buffersBefore?.['running_mean'];
  const variance = buffersBefore?.['running_var'];
  if (training !== false || !mean || !variance) return layer;
  const moments: NetworkMoments = { '0.batchNorm': { mean: mean.data, variance: variance.data } };
  return layer.evaluation({ name: '0.batchNorm', moments });
}
