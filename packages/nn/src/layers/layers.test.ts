import '@tensorflow/tfjs';
import '@tensorflow/tfjs-backend-cpu';
import { matMul, ready, setBackend, tanh } from '@tensorflow/tfjs-core';
import { torchGenerator } from '@weir/core';
import fc from 'fast-check';
import { beforeAll, describe, it } from 'vitest';
import { normal } from '../initializers/normal.ts';
import { Parameter } from '../parameters/parameter.ts';
import { checkGradients, distinct, normals } from '../testing/gradientCheck.ts';
import type { GradientCase } from '../testing/gradientCheck.ts';
import * as reference from '../testing/reference.ts';
import { layer } from './custom.ts';
import * as layers from './index.ts';

const sizes = fc.integer({ min: 1, max: 4 });
const drawn = fc.record({ a: sizes, b: sizes, c: sizes, seed: fc.integer({ min: 1, max: 2 ** 31 - 1 }) });
type Drawn = typeof drawn extends fc.Arbitrary<infer D> ? D : never;

/** Weights that are not small, so that errors show. */
const init = normal({ std: 0.7 });
const erf = (x: number): number => {
  let [term, sum] = [x, x];
  for (let n = 1; n < 200; n++) {
    term *= (-x * x) / n;
    sum += term / (2 * n + 1);
  }
  return (2 / Math.sqrt(Math.PI)) * sum;
};
const sigmoid = (x: number): number => 1 / (1 + Math.exp(-x));

/** Gives gains and shifts other values than 1 and 0, which would hide errors. */
function shaken(of: GradientCase, seed: number): GradientCase {
  const rng = torchGenerator(seed + 2);
  for (const parameter of of.layer.parameters) {
    if (parameter.shape.length === 1) parameter.assign(rng.randn(parameter.shape));
  }
  return of;
}

const activation =
  (layer: () => ReturnType<typeof layers.tanh>, f: (x: number) => number) =>
  ({ a, b, c, seed }: Drawn): GradientCase => ({
    layer: layer(),
    x: normals([a, b, c], seed),
    reference: reference.pointwise(f),
  });

const channelOf = (at: number, { shape }: reference.Tensor64): number => at % (shape.at(-1) ?? 1);
const exampleOf = (at: number, { data, shape }: reference.Tensor64): number =>
  Math.floor(at / (data.length / (shape[0] ?? 1)));

const cases: Readonly<Record<string, (drawn: Drawn) => GradientCase>> = {
  linear: ({ a, b, c, seed }) => ({
    layer: layers.linear(b, c, { rng: torchGenerator(seed), init, biasInit: init }),
    x: normals([a, b], seed),
    reference: reference.linearReference,
  }),
  'linear without bias, on three axes': ({ a, b, c, seed }) => ({
    layer: layers.linear(b, c, { rng: torchGenerator(seed), bias: false }),
    x: normals([a, 2, b], seed),
    reference: reference.linearReference,
  }),
  embedding: ({ a, b, c, seed }) => ({
    layer: layers.embedding(b, c, { rng: torchGenerator(seed) }),
    x: { shape: [a, 3], data: torchGenerator(seed).randint(0, b, a * 3) },
    inputGrad: false,
    reference: (x, [table]) => ({
      shape: [...x.shape, c],
      data: x.data.flatMap((index) => table?.data.slice(index * c, (index + 1) * c) ?? []),
    }),
  }),
  flatten: ({ a, b, c, seed }) => ({
    layer: layers.flatten(),
    x: normals([a, b, c], seed),
    reference: reference.flattenReference,
  }),
  tanh: activation(layers.tanh, Math.tanh),
  sigmoid: activation(layers.sigmoid, sigmoid),
  relu: activation(layers.relu, (x) => Math.max(0, x)),
  leakyRelu: activation(
    () => layers.leakyRelu({ slope: 0.2 }),
    (x) => (x > 0 ? x : 0.2 * x),
  ),
  elu: activation(
    () => layers.elu({ alpha: 0.7 }),
    (x) => (x > 0 ? x : 0.7 * Math.expm1(x)),
  ),
  gelu: activation(layers.gelu, (x) => (x / 2) * (1 + erf(x / Math.SQRT2))),
  'gelu, approximate': activation(
    () => layers.gelu({ approximate: 'tanh' }),
    (x) => (x / 2) * (1 + Math.tanh(Math.sqrt(2 / Math.PI) * (x + 0.044715 * x ** 3))),
  ),
  silu: activation(layers.silu, (x) => x * sigmoid(x)),
  softplus: activation(layers.softplus, (x) => Math.log1p(Math.exp(x))),
  selu: activation(layers.selu, (x) => 1.0507009873554805 * (x > 0 ? x : 1.6732632423543772 * Math.expm1(x))),
  mish: activation(layers.mish, (x) => x * Math.tanh(Math.log1p(Math.exp(x)))),
  softsign: activation(layers.softsign, (x) => x / (1 + Math.abs(x))),
  // With its bounds where no drawn value is near: what it does at them is the kernels' tests' to say.
  hardtanh: activation(
    () => layers.hardtanh({ low: 0, high: 30 }),
    (x) => Math.max(0, x),
  ),
  relu6: activation(layers.relu6, (x) => Math.min(6, Math.max(0, x))),
  hardswish: activation(layers.hardswish, (x) => (x * Math.min(6, Math.max(0, x + 3))) / 6),
  'prelu of one slope': ({ a, b, c, seed }) => ({
    layer: layers.prelu(c, { slope: 0.3 }),
    x: normals([a, b, c], seed),
    reference: reference.preluReference,
  }),
  'prelu of a slope for each feature': ({ a, b, c, seed }) => ({
    layer: layers.prelu(c, { shared: false }),
    x: normals([a, b, c], seed),
    reference: reference.preluReference,
  }),
  softmax: ({ a, b, seed }) => ({
    layer: layers.softmax(),
    x: normals([a, b], seed),
    reference: reference.softmaxReference,
  }),
  logSoftmax: ({ a, b, c, seed }) => ({
    layer: layers.logSoftmax(),
    x: normals([a, b, c], seed),
    reference: reference.chainReference([reference.softmaxReference, 0], [reference.pointwise(Math.log), 0]),
  }),
  'batchNorm over N': ({ a, b, seed }) => ({
    layer: layers.batchNorm(b, { eps: 1e-2 }),
    x: normals([a + 1, b], seed),
    reference: reference.normReference({ setOf: channelOf, eps: 1e-2 }),
  }),
  'batchNorm over N − 1, on images': ({ a, b, c, seed }) => ({
    layer: layers.batchNorm(c, { eps: 1e-2, unbiased: true }),
    x: normals([a, b, 2, c], seed),
    reference: reference.normReference({ setOf: channelOf, eps: 1e-2, unbiased: true }),
  }),
  'batchNorm without gain and shift': ({ a, b, seed }) => ({
    layer: layers.batchNorm(b, { affine: false, eps: 1e-2 }),
    x: normals([a + 1, b], seed),
    reference: reference.normReference({ setOf: channelOf, eps: 1e-2 }),
  }),
  'batchNorm with fixed statistics': ({ a, b, seed }) => {
    const statistics = { mean: [0.3, -0.2, 0, 1].slice(0, b), variance: [0.5, 2, 1, 4].slice(0, b) };
    const [name, norm] = ['0.batchNorm', layers.batchNorm(b, { eps: 1e-2 })];
    return {
      layer: norm.frozen?.({ name, isFrozen: () => true, moments: { [name]: statistics } }) ?? norm,
      x: normals([a, b], seed),
      reference: (x, [gamma, beta]) => ({
        shape: x.shape,
        data: x.data.map((value, at) => {
          const [mean = 0, variance = 1] = [statistics.mean[at % b], statistics.variance[at % b]];
          const normal = (value - mean) / Math.sqrt(variance + 1e-2);
          return normal * (gamma?.data[at % b] ?? NaN) + (beta?.data[at % b] ?? NaN);
        }),
      }),
    };
  },
  layerNorm: ({ a, b, seed }) => ({
    layer: layers.layerNorm(b + 1, { eps: 1e-2 }),
    x: normals([a, b + 1], seed),
    reference: reference.normReference({ setOf: (at) => Math.floor(at / (b + 1)), eps: 1e-2 }),
  }),
  'layerNorm on images': ({ a, b, c, seed }) => ({
    layer: layers.layerNorm(c + 1, { eps: 1e-2 }),
    x: normals([a, b, 2, c + 1], seed),
    reference: reference.normReference({ setOf: (at) => Math.floor(at / (c + 1)), eps: 1e-2 }),
  }),
  groupNorm: ({ a, b, c, seed }) => ({
    layer: layers.groupNorm(b, 2 * b, { eps: 1e-2 }),
    x: normals([a, c, 2, 2 * b], seed),
    reference: reference.normReference({
      setOf: (at, x) => exampleOf(at, x) * b + Math.floor(channelOf(at, x) / 2),
      eps: 1e-2,
    }),
  }),
  instanceNorm: ({ a, b, c, seed }) => ({
    layer: layers.instanceNorm(c, { eps: 1e-2 }),
    x: normals([a, b, 2, c], seed),
    reference: reference.normReference({
      setOf: (at, x) => exampleOf(at, x) * c + channelOf(at, x),
      eps: 1e-2,
    }),
  }),
  conv2d: ({ a, b, c, seed }) => ({
    layer: layers.conv2d(a, b, { kernel: 2, rng: torchGenerator(seed), biasInit: init }),
    x: normals([2, c + 1, 3, a], seed),
    reference: reference.conv2dReference(1, 0),
  }),
  'conv2d with stride and padding': ({ a, b, c, seed }) => ({
    layer: layers.conv2d(a, b, {
      kernel: 3,
      stride: 2,
      padding: 1,
      bias: false,
      rng: torchGenerator(seed),
    }),
    x: normals([1, c, 4, a], seed),
    reference: reference.conv2dReference(2, 1),
  }),
  maxPool2d: ({ a, b, c, seed }) => ({
    layer: layers.maxPool2d(),
    x: distinct([a, b + 1, c + 1, 2], seed),
    reference: reference.poolReference(2, 2, (window) => Math.max(...window)),
  }),
  'maxPool2d of windows that overlap': ({ a, b, c, seed }) => ({
    layer: layers.maxPool2d(3, { stride: 1 }),
    x: distinct([a, b + 2, c + 2, 2], seed),
    reference: reference.poolReference(3, 1, (window) => Math.max(...window)),
  }),
  avgPool2d: ({ a, b, c, seed }) => ({
    layer: layers.avgPool2d(2, { stride: 1 }),
    x: normals([a, b + 1, c + 1, 2], seed),
    reference: reference.poolReference(2, 1, reference.meanOf),
  }),
  globalAveragePool: ({ a, b, c, seed }) => ({
    layer: layers.globalAveragePool(),
    x: normals([2, a, b, c], seed),
    reference: reference.globalAveragePoolReference,
  }),
  'sequential in parallel': ({ a, b, c, seed }) => {
    const rng = torchGenerator(seed);
    return {
      layer: layers.parallel([
        layers.sequential(layers.linear(b, c, { rng, init, biasInit: init }), layers.tanh()),
        layers.linear(b, 2, { rng, init, biasInit: init }),
      ]),
      x: normals([a, b], seed),
      reference: (x, [w1, b1, w2, b2]) => {
        const left = reference.linearReference(x, [w1, b1] as reference.Tensor64[]);
        const right = reference.linearReference(x, [w2, b2] as reference.Tensor64[]);
        return reference.concat(reference.pointwise(Math.tanh)(left, []), right);
      },
    };
  },
  'parallel branches that are added': ({ a, b, c, seed }) => {
    const rng = torchGenerator(seed);
    return {
      layer: layers.parallel(
        [layers.linear(b, c, { rng, bias: false }), layers.linear(b, c, { rng, bias: false })],
        {
          join: 'add',
        },
      ),
      x: normals([a, b], seed),
      reference: (x, [w1, w2]) =>
        reference.add(
          reference.linearReference(x, [w1] as reference.Tensor64[]),
          reference.linearReference(x, [w2] as reference.Tensor64[]),
        ),
    };
  },
  'residual with the input as its shortcut': ({ a, b, seed }) => ({
    layer: layers.residual([
      layers.linear(b, b, { rng: torchGenerator(seed), init, biasInit: init }),
      layers.batchNorm(b, { eps: 1e-2 }),
      layers.tanh(),
    ]),
    x: normals([a + 1, b], seed),
    reference: (x, parameters) =>
      reference.add(
        x,
        reference.chainReference(
          [reference.linearReference, 2],
          [reference.normReference({ setOf: channelOf, eps: 1e-2 }), 2],
          [reference.pointwise(Math.tanh), 0],
        )(x, parameters),
      ),
  }),
  'residual with a shortcut of its own, inside a sequential': ({ a, b, seed }) => {
    const rng = torchGenerator(seed);
    const conv = { kernel: 3, stride: 2, padding: 1, bias: false, rng } as const;
    return {
      layer: layers.sequential(
        layers.residual([layers.conv2d(a, b, conv), layers.batchNorm(b, { eps: 1e-2 }), layers.softplus()], {
          shortcut: [layers.conv2d(a, b, { kernel: 1, stride: 2, rng, biasInit: init })],
        }),
        layers.globalAveragePool(),
      ),
      x: normals([2, 4, 3, a], seed),
      reference: (x, parameters) => {
        const main = reference.chainReference(
          [reference.conv2dReference(2, 1), 1],
          [reference.normReference({ setOf: channelOf, eps: 1e-2 }), 2],
          [reference.pointwise((value) => Math.log1p(Math.exp(value))), 0],
        )(x, parameters.slice(0, 3));
        const side = reference.conv2dReference(2, 0)(x, parameters.slice(3));
        return reference.globalAveragePoolReference(reference.add(main, side), []);
      },
    };
  },
};

describe('gradients are those of central differences in float64', () => {
  beforeAll(async () => {
    await setBackend('cpu');
    await ready();
  });

  it.each(Object.entries(cases))('of %s', (_name, make) => {
    fc.assert(
      fc.property(drawn, (of) => checkGradients(shaken(make(of), of.seed), of.seed)),
      { numRuns: 20 },
    );
  });

  it('of a layer whose function is tfjs’s, its parameters included', () => {
    fc.assert(
      fc.property(drawn, ({ a, b, c, seed }) => {
        const weight = new Parameter('weight', {
          shape: [b, c],
          values: torchGenerator(seed).randn([b, c]),
        });
        checkGradients(
          {
            layer: layer((x, w) => tanh(matMul(x, w)), { kind: 'tanhLinear', parameters: [weight] }),
            x: normals([a, b], seed),
            reference: reference.chainReference(
              [reference.linearReference, 1],
              [reference.pointwise(Math.tanh), 0],
            ),
          },
          seed,
        );
      }),
      { numRuns: 10 },
    );
  });
});
