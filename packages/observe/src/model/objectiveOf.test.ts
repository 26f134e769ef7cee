import * as tf from '@tensorflow/tfjs';
import type { Snapshot } from '@weir/core';
import { take } from 'rxjs';
import { beforeAll, describe, expect, it } from 'vitest';
import { observe } from '../index.ts';
import { objectiveOf } from './objectiveOf.ts';

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

const classes = () => tf.oneHot(tf.range(0, 32, 1, 'int32').mod(tf.scalar(2, 'int32')), 2);

describe('objectiveOf', () => {
  it.each([
    ['categoricalCrossentropy', 'probabilities', 5],
    ['sparseCategoricalCrossentropy', 'probabilities', 5],
    ['binaryCrossentropy', 'probabilities', 2],
    ['kullbackLeiblerDivergence', 'probabilities', undefined],
    ['meanSquaredError', 'values', undefined],
    ['cosineProximity', 'values', undefined],
  ] as const)('of the loss %s is %s, of so many classes: %s', (loss, takes, known) => {
    const model = classifier('softmax', 5);
    expect(objectiveOf(model)).toBeUndefined();
    const wanted = { loss, takes, ...(known && { classes: known }) };
    model.compile({ optimizer: 'sgd', loss });
    expect(objectiveOf(model)).toEqual(wanted);
    model.compile({ optimizer: 'sgd', loss: [loss] });
    expect(objectiveOf(model)).toEqual(wanted);
  });

  it('knows tfjs’s own losses by the functions, and says nothing of others, nor of several outputs', () => {
    const compiledWith = (loss: unknown) => objectiveOf({ layers: [], loss });
    expect(compiledWith(tf.losses.softmaxCrossEntropy)).toMatchObject({
      takes: 'logits',
      applies: 'softmax',
    });
    expect(compiledWith(tf.losses.sigmoidCrossEntropy)).toMatchObject({
      takes: 'logits',
      applies: 'sigmoid',
    });
    expect(compiledWith(() => 0)).toBeUndefined();
    expect(compiledWith({ a: 'meanSquaredError' })).toBeUndefined();
    expect(compiledWith(['meanSquaredError', 'meanSquaredError'])).toBeUndefined();
    expect(objectiveOf({ layers: [], loss: 'meanSquaredError', outputs: [1, 2] })).toBeUndefined();
  });

  it('follows recompiling, and is left out where only some layers are looked at', async () => {
    const model = classifier('softmax');
    const seen: Snapshot['objective'][] = [];
    const watching = observe(model).subscribe(({ objective }) => seen.push(objective));
    for (const loss of ['categoricalCrossentropy', 'meanSquaredError']) {
      model.compile({ optimizer: 'sgd', loss });
      await model.fit(tf.ones([32, 8]), classes(), { epochs: 1, verbose: 0 });
    }
    watching.unsubscribe();
    observe(model, { layers: [model.layers[0]?.name ?? ''] })
      .pipe(take(1))
      .subscribe(({ objective }) => seen.push(objective));
    await model.fit(tf.ones([32, 8]), classes(), { epochs: 1, verbose: 0 });
    expect(seen.map((objective) => objective?.takes)).toEqual(['probabilities', 'values', undefined]);
  });
});
