// Observes a tfjs loop written by hand: one line for its optimiser, one for each tensor to be seen.
import * as tf from '@tensorflow/tfjs';
import { observe, tap } from '@weir/observe';

const optimizer = tf.train.momentum(0.05, 0.9);
const w1 = tf.variable(tf.randomNormal([3, 8]), true, 'hidden.weight');
const w2 = tf.variable(tf.randomNormal([8, 1]), true, 'out.weight');
const x = tf.randomNormal<tf.Rank.R2>([32, 3]);
const y = x.sum(1, true);

observe(optimizer, { every: 10 }).subscribe(({ step, loss, layers }) => {
  const [hidden] = layers;
  console.log(step, loss.toFixed(4), 'gradient of hidden', hidden?.grad?.moments().std.toExponential(2));
});
for (let step = 0; step < 31; step++) {
  optimizer.minimize(() => {
    const h = tap('hidden', tf.tanh(x.matMul(w1)), { kind: 'tanh' });
    return tf.losses.meanSquaredError(y, h.matMul(w2));
  });
}
