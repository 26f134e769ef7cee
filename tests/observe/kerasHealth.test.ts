import * as tf from '@tensorflow/tfjs';
import { watchAll } from '@weir/diagnostics';
import { observe } from '@weir/observe';
import { beforeAll, describe, expect, it } from 'vitest';

beforeAll(async () => {
  await tf.setBackend('cpu');
});

/** A classifier of two classes whose last layer ends in `activation`. */
function classifier(activation: 'softmax' | 'sigmoid' | 'linear', units = 2): tf.Sequential {
  const model = tf.sequential();
  const start = (seed: number) => tf.initializers.heNormal({ seed });
  model.add(tf.layers.dense({ inputShape: [8], units: 16, activation: 'relu', kernelInitializer: start(1) }));
  model.add(tf.layers.dense({ units: 16, activation: 'tanh', kernelInitializer: start(2) }));
  model.add(tf.layers.dense({ units, activation, kernelInitializer: start(3) }));
  return model;
}

/** What the health rules find in a model that its owner fits. */
async function findingsOf(model: tf.LayersModel, ys: tf.Tensor): Promise<readonly string[]> {
  const found: string[] = [];
  const watching = observe(model)
    .pipe(watchAll({}, {}, 1))
    .subscribe((event) => {
      if (event.type === 'finding') found.push(`${event.finding.rule} ${event.finding.meaning}`);
      else throw new Error(event.message);
    });
  await model.fit(tf.randomNormal([32, 8], 0, 1, 'float32', 5), ys, { epochs: 1, verbose: 0 });
  watching.unsubscribe();
  return found;
}
const classes = () => tf.oneHot(tf.range(0, 32, 1, 'int32').mod(tf.scalar(2, 'int32')), 2);

describe('health rules of somebody’s Keras model', () => {
  it('find nothing wrong with layers that have their activation inside and a softmax ahead of a loss of probabilities', async () => {
    const model = classifier('softmax');
    model.compile({ optimizer: tf.train.sgd(0.01), loss: 'categoricalCrossentropy' });
    const found = await findingsOf(model, classes());
    expect(found.filter((text) => /outputLayer|weightScale|saturation/.test(text))).toEqual([]);
  });

  it('find logits that a loss takes for probabilities, and probabilities that one takes for logits', async () => {
    const logits = classifier('linear');
    logits.compile({ optimizer: tf.train.sgd(0.01), loss: 'categoricalCrossentropy' });
    expect(await findingsOf(logits, classes())).toContainEqual(
      expect.stringMatching(
        /^outputLayer categoricalCrossentropy takes probabilities, but dense\S* makes values/,
      ),
    );
    const twice = classifier('softmax');
    const loss = tf.losses.softmaxCrossEntropy as unknown as 'categoricalCrossentropy'; // typed as returning a list
    twice.compile({ optimizer: tf.train.sgd(0.01), loss });
    expect(await findingsOf(twice, classes())).toContainEqual(
      expect.stringMatching(/^outputLayer softmaxCrossEntropy applies a softmax itself/),
    );
  });

  it.each([
    ['logits', 'linear', tf.losses.softmaxCrossEntropy],
    ['probabilities', 'softmax', 'categoricalCrossentropy'],
  ] as const)(
    'find a start that is confident and wrong by its %s, and what is said to do brings the loss down to −ln 1/C',
    async (_, activation, loss) => {
      const firstLoss = async (scale: number) => {
        const model = classifier(activation, 5);
        const last = model.layers.at(-1) ?? expect.unreachable();
        last.setWeights(last.getWeights().map((weight) => weight.mul(scale)));
        model.compile({ optimizer: tf.train.sgd(0.01), loss: loss as 'categoricalCrossentropy' }); // typed as returning a list
        const ys = tf.oneHot(tf.range(0, 32, 1, 'int32').mod(tf.scalar(5, 'int32')), 5);
        const losses: number[] = [];
        const remedies: string[] = [];
        const watching = observe(model).subscribe((snapshot) => losses.push(snapshot.loss));
        const judging = observe(model)
          .pipe(watchAll({}, {}, 1))
          .subscribe((event) => {
            if (event.type === 'finding' && event.finding.rule === 'initialLoss')
              remedies.push(event.finding.remedy);
          });
        await model.fit(tf.randomNormal([32, 8], 0, 1, 'float32', 5), ys, { epochs: 1, verbose: 0 });
        watching.unsubscribe();
        judging.unsubscribe();
        return { loss: losses[0] ?? NaN, remedy: remedies[0] };
      };
      const confident = await firstLoss(8);
      expect(confident.loss).toBeGreaterThan(2 * Math.log(5));
      const [, times] =
        /^Start the weight of dense\S+ at (\S+) of what it is/.exec(confident.remedy ?? '') ?? [];
      const quiet = await firstLoss(8 * Number(times));
      expect(quiet.remedy).toBeUndefined();
      expect(quiet.loss).toBeCloseTo(Math.log(5), 1);
    },
  );

  it('let a sigmoid that has become sure of itself be', async () => {
    const model = classifier('sigmoid', 1);
    const last = model.layers.at(-1);
    last?.setWeights([tf.fill([16, 1], 40), tf.zeros([1])]);
    model.compile({ optimizer: tf.train.sgd(0.001), loss: 'binaryCrossentropy' });
    const found = await findingsOf(model, tf.ones([32, 1]));
    expect(found.filter((text) => text.includes(`of ${last?.name}`))).toEqual([]);
  });

  it('advise on the weights of the layer whose own activation saturates', async () => {
    const model = classifier('softmax');
    const [, hidden] = model.layers;
    hidden?.setWeights([tf.randomNormal([16, 16], 0, 5, 'float32', 1), tf.zeros([16])]);
    model.compile({ optimizer: tf.train.sgd(0.001), loss: 'categoricalCrossentropy' });
    const remedies: string[] = [];
    const watching = observe(model)
      .pipe(watchAll({}, {}, 1))
      .subscribe((event) => {
        if (event.type === 'finding' && event.finding.rule === 'saturation')
          remedies.push(event.finding.remedy);
      });
    await model.fit(tf.randomNormal([32, 8], 0, 1, 'float32', 5), classes(), { epochs: 1, verbose: 0 });
    watching.unsubscribe();
    expect(remedies).toEqual([
      expect.stringMatching(
        /^Start dense\S*\.kernel with std 0\.417 \(gain 1\.67 \/ √16\) instead of [45]\./,
      ),
    ]);
  });
});
