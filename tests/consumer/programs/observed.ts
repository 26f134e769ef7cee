// Somebody's model, fitted as ever, with Weir's health rules looking on.
import * as tf from '@tensorflow/tfjs';
import { watchAll } from '@weir/diagnostics';
import { observe } from '@weir/observe';

const model = tf.sequential();
const wide = tf.initializers.randomNormal({ stddev: 10, seed: 1 });
model.add(tf.layers.dense({ inputShape: [8], units: 32, activation: 'tanh', kernelInitializer: wide }));
model.add(tf.layers.dense({ units: 1 }));
model.compile({ optimizer: 'sgd', loss: 'meanSquaredError' });
const found: string[] = [];
const watching = observe(model)
  .pipe(watchAll({}, undefined, 1))
  .subscribe((event) => {
    if (event.type === 'finding') found.push(event.finding.rule);
  });
await model.fit(tf.randomNormal([64, 8], 0, 1, 'float32', 2), tf.zeros([64, 1]), { epochs: 2, verbose: 0 });
watching.unsubscribe();
console.log(JSON.stringify({ found: [...new Set(found)] }));
