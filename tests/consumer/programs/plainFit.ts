// A plain tfjs program that trains a model as before, but for two lines.
import * as tf from '@tensorflow/tfjs';
import { useSimd } from '@weir/backend-simd';

const backend = await useSimd();
const model = tf.sequential({
  layers: [
    tf.layers.dense({ inputShape: [2], units: 16, activation: 'tanh' }),
    tf.layers.dense({ units: 1, activation: 'sigmoid' }),
  ],
});
model.compile({ optimizer: tf.train.adam(0.05), loss: 'binaryCrossentropy' });
const x = tf.tensor2d([[0, 0], [0, 1], [1, 0], [1, 1]]); // prettier-ignore
const y = tf.tensor2d([[0], [1], [1], [0]]);
const { history } = await model.fit(x, y, { epochs: 150, batchSize: 4, verbose: 0 });
const losses = history['loss'] ?? [];
console.log(JSON.stringify({ backend, current: tf.getBackend(), first: losses[0], last: losses.at(-1) }));
