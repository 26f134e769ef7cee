// A plain tfjs program that trains faster by two lines: the import and the call.
import * as tf from '@tensorflow/tfjs';
import { useSimd } from '@weir/backend-simd';

console.log('backend', await useSimd());
const model = tf.sequential();
model.add(tf.layers.dense({ inputShape: [2], units: 16, activation: 'tanh' }));
model.add(tf.layers.dense({ units: 1, activation: 'sigmoid' }));
model.compile({ optimizer: tf.train.adam(0.05), loss: 'binaryCrossentropy' });
const xs = tf.tensor2d([[0, 0], [0, 1], [1, 0], [1, 1]]); // prettier-ignore
const ys = tf.tensor2d([[0], [1], [1], [0]]);
const { history } = await model.fit(xs, ys, { epochs: 150, verbose: 0 });
console.log('loss', history['loss']?.at(-1));
