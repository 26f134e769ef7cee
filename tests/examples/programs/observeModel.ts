// Diagnoses somebody's tf.LayersModel while its owner fits it: saturation, and whatever the health rules find.
import * as tf from '@tensorflow/tfjs';
import { saturation, watchAll } from '@weir/diagnostics';
import { observe } from '@weir/observe';
import { share } from 'rxjs';

const model = tf.sequential();
const init = tf.initializers.randomNormal({ stddev: 3, seed: 1 });
model.add(tf.layers.dense({ inputShape: [8], units: 20, activation: 'tanh', kernelInitializer: init }));
model.add(tf.layers.dense({ units: 1 }));
model.compile({ optimizer: tf.train.sgd(0.01), loss: 'meanSquaredError' });

const snapshots$ = observe(model).pipe(share());
const watching = snapshots$.pipe(saturation()).subscribe(({ step, layers }) => {
  console.log(step, layers.map(({ name, saturated }) => `${name} ${(100 * saturated).toFixed(0)} %`).join());
});
watching.add(
  snapshots$.pipe(watchAll({}, {}, 1)).subscribe((event) => {
    if (event.type === 'finding' && event.change === 'raised')
      console.log(event.finding.rule, event.finding.remedy);
  }),
);
await model.fit(tf.randomNormal([64, 8]), tf.randomNormal([64, 1]), { epochs: 2, batchSize: 32, verbose: 0 });
watching.unsubscribe();
