import * as tf from '@tensorflow/tfjs';
import { describe, expect, it } from 'vitest';
import { tensor } from '../testing/compare.ts';
import { kernels } from './index.ts';

const STEPS = 4;
const own = new Set(kernels.map(({ kernelName }) => kernelName));
/** Kernels of tfjs that only rename data, or touch a few booleans. */
const HARMLESS = ['Identity', 'Reshape', 'LogicalAnd', 'LogicalOr', 'fusedMatMul__op', 'fusedConv2d__op'];

const seeded = (seed: number) => ({ kernelInitializer: tf.initializers.glorotUniform({ seed }) });

function perceptron(): tf.LayersModel {
  const model = tf.sequential({
    layers: [
      tf.layers.dense({ units: 24, activation: 'relu', inputShape: [30], ...seeded(1) }),
      tf.layers.batchNormalization(),
      tf.layers.dense({ units: 19, activation: 'tanh', ...seeded(2) }),
      tf.layers.dense({ units: 10, activation: 'softmax', ...seeded(3) }),
    ],
  });
  model.compile({ optimizer: tf.train.adam(0.01), loss: 'categoricalCrossentropy', metrics: ['accuracy'] });
  return model;
}

function convolutional(): tf.LayersModel {
  const model = tf.sequential({
    layers: [
      tf.layers.conv2d({
        ...{ filters: 6, kernelSize: 3, padding: 'same', activation: 'relu', inputShape: [10, 10, 1] },
        ...seeded(1),
      }),
      tf.layers.maxPooling2d({ poolSize: 2, strides: 2 }),
      tf.layers.conv2d({ filters: 9, kernelSize: 3, padding: 'same', activation: 'relu', ...seeded(2) }),
      tf.layers.averagePooling2d({ poolSize: 2, strides: 2 }),
      tf.layers.flatten(),
      tf.layers.dense({ units: 10, activation: 'softmax', ...seeded(3) }),
    ],
  });
  model.compile({
    optimizer: tf.train.momentum(0.05, 0.9),
    loss: 'categoricalCrossentropy',
    metrics: ['accuracy'],
  });
  return model;
}

/** Weights after some steps of `fit`, with the kernels that ran. */
async function fitted(backend: string, make: () => tf.LayersModel, shape: readonly number[]) {
  await tf.setBackend(backend);
  const model = make();
  const count = 16 * STEPS;
  const x = tensor([count, ...shape], 5);
  const y = tf.tidy(() =>
    tf.oneHot(tf.range(0, count, 1, 'int32').mod(tf.scalar(10, 'int32')), 10, 1, 0, 'float32'),
  );
  const { kernelNames } = await tf.profile(async () => {
    await model.fit(x, y, { batchSize: 16, epochs: 1, shuffle: false, verbose: 0, yieldEvery: 'never' });
    return [];
  });
  const weights = model.getWeights().map((weight) => weight.dataSync().slice());
  tf.dispose([x, y]);
  model.dispose();
  return { weights, kernelNames };
}

describe.each([
  ['perceptron with batch normalisation and adam', perceptron, [30]],
  ['convolutional network with momentum', convolutional, [10, 10, 1]],
] as const)('fit of a tf.LayersModel, a %s', (_name, make, shape) => {
  it('ends with the weights that it has on cpu', async () => {
    const expected = await fitted('cpu', make, shape);
    const actual = await fitted('simd', make, shape);
    actual.weights.forEach((values, index) => {
      values.forEach((value, place) => {
        const wanted = expected.weights[index]?.[place] ?? NaN;
        expect(Math.abs(value - wanted)).toBeLessThan(1e-3 * Math.max(1, Math.abs(wanted)));
      });
    });
  });

  it('ends with the same bits when run again', async () => {
    const first = await fitted('simd', make, shape);
    const second = await fitted('simd', make, shape);
    expect(second.weights).toEqual(first.weights);
  });

  it('runs on kernels of this backend', async () => {
    const { kernelNames } = await fitted('simd', make, shape);
    expect(kernelNames.length).toBeGreaterThan(10);
    expect(kernelNames.filter((name) => !own.has(name) && !HARMLESS.includes(name))).toEqual([]);
  });
});
