/**
 * A plain tfjs program, timed on each backend: `LayersModel.fit` of a 784-256-128-10 classifier on 2,048 made-up
 * examples, the same for all. Backends take turns; times are the median of five fits of two epochs, after one to warm up.
 */
import * as tf from '@tensorflow/tfjs';
import '@tensorflow/tfjs-backend-wasm';
import '@weir/backend-simd';

const EXAMPLES = 2048;
const BACKENDS = ['cpu', 'wasm', 'simd'];

async function fit(): Promise<{ milliseconds: number; loss: number }> {
  const model = tf.sequential({
    layers: [
      tf.layers.dense({
        inputShape: [784],
        units: 256,
        activation: 'relu',
        kernelInitializer: tf.initializers.glorotNormal({ seed: 1 }),
      }),
      tf.layers.dense({
        units: 128,
        activation: 'relu',
        kernelInitializer: tf.initializers.glorotNormal({ seed: 2 }),
      }),
      tf.layers.dense({
        units: 10,
        activation: 'softmax',
        kernelInitializer: tf.initializers.glorotNormal({ seed: 3 }),
      }),
    ],
  });
  model.compile({ optimizer: tf.train.sgd(0.1), loss: 'categoricalCrossentropy' });
  const pixels = Float32Array.from({ length: EXAMPLES * 784 }, (_, i) => ((i * 7919) % 1009) / 1009);
  const x = tf.tensor2d(pixels, [EXAMPLES, 784]);
  const labels = tf.tensor1d(
    Int32Array.from({ length: EXAMPLES }, (_, i) => (i * 31) % 10),
    'int32',
  );
  const y = tf.oneHot(labels, 10);
  const started = performance.now();
  const { history } = await model.fit(x, y, {
    batchSize: 64,
    epochs: 2,
    shuffle: false,
    verbose: 0,
    yieldEvery: 'never',
  });
  const milliseconds = performance.now() - started;
  const losses = history.loss ?? [];
  tf.dispose([x, y, labels]);
  model.dispose();
  return { milliseconds, loss: Number(losses.at(-1)) };
}

const times: Record<string, number[]> = {};
const losses: Record<string, number> = {};
for (let round = 0; round <= 5; round++) {
  for (const name of BACKENDS) {
    if (!(await tf.setBackend(name))) continue;
    await tf.ready();
    const { milliseconds, loss } = await fit();
    if (round > 0) (times[name] ??= []).push(milliseconds);
    losses[name] = loss;
  }
}
const median = (values: readonly number[]): number =>
  values.toSorted((a, b) => a - b)[values.length >> 1] ?? NaN;
const base = median(times.simd ?? []);
console.table(
  Object.fromEntries(
    Object.entries(times).map(([name, values]) => [
      name,
      {
        'ms per step': Number((median(values) / ((2 * EXAMPLES) / 64)).toFixed(2)),
        'times simd': Number((median(values) / base).toFixed(1)),
        'loss at the end': losses[name]?.toFixed(5),
      },
    ]),
  ),
);
