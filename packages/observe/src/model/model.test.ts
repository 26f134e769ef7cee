import * as tf from '@tensorflow/tfjs';
import { afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { ObservedStep } from '../steps/observedStep.ts';
import { StepCounter } from '../steps/observeSteps.ts';
import { networks } from '../testing/networks.ts';
import { kindOfLayer } from './kindOfLayer.ts';
import { leafLayers } from './leafLayers.ts';
import { observeLayer } from './observeLayer.ts';
import { observeModel } from './observeModel.ts';
import { parameterPlaces } from './parameterPlaces.ts';

beforeAll(async () => {
  await tf.setBackend('cpu');
});
beforeEach(() => tf.engine().startScope());
afterEach(() => tf.engine().endScope());

const networkOf = (name: string) => networks[name]?.() ?? expect.unreachable();

describe('kindOfLayer', () => {
  it.each([
    ['a Dense without an activation', () => tf.layers.dense({ units: 2 }), { kind: 'linear' }],
    ['a Dense of tanh', () => tf.layers.dense({ units: 2, activation: 'tanh' }), { kind: 'tanh' }],
    ['a Dense of elu', () => tf.layers.dense({ units: 2, activation: 'elu' }), { kind: 'elu', alpha: 1 }],
    [
      'a convolution of relu',
      () => tf.layers.conv2d({ filters: 2, kernelSize: 3, activation: 'relu' }),
      { kind: 'relu' },
    ],
    ['an activation', () => tf.layers.activation({ activation: 'sigmoid' }), { kind: 'sigmoid' }],
    ['a leaky relu', () => tf.layers.leakyReLU({ alpha: 0.2 }), { kind: 'leakyRelu', alpha: 0.2 }],
    ['an elu layer', () => tf.layers.elu({ alpha: 1 }), { kind: 'elu', alpha: 1 }],
    [
      'an LSTM, whose activation is inside',
      () => tf.layers.lstm({ units: 2, activation: 'tanh' }),
      { kind: 'lstm' },
    ],
    ['a batchNorm', () => tf.layers.batchNormalization(), { kind: 'batchNorm' }],
  ])('is, of %s, what its outputs are', (_, layer, kind) => {
    expect(kindOfLayer(layer())).toEqual(kind);
  });
});

describe('leafLayers', () => {
  it('goes through nested models, and says in which each layer stands', () => {
    const { model } = networkOf('a nested model');
    const leaves = leafLayers(model);
    expect(leaves.map(({ name }) => name.startsWith('encoder/'))).toEqual([true, true, false]);
    expect(leaves.every(({ layer, name }) => name.endsWith(layer.name))).toBe(true);
  });

  it('has a shared layer once, and no inputs', () => {
    const { model } = networkOf('a shared layer');
    const classes = leafLayers(model).map(({ layer }) => layer.getClassName());
    expect(classes).toEqual(['Dense', 'Concatenate', 'Dense']);
  });
});

describe('parameterPlaces', () => {
  it('names each trainable variable by its layer, and weights’ fan-in', () => {
    const { model } = networkOf('a convolution');
    const leaves = leafLayers(model);
    const places = parameterPlaces(leaves);
    const [conv, , , dense] = leaves.map(({ name }) => name);
    expect([...places.values()]).toEqual([
      { name: `${conv}.kernel`, layer: conv, fanIn: 9 },
      { name: `${conv}.bias`, layer: conv },
      { name: `${dense}.kernel`, layer: dense, fanIn: 12 },
      { name: `${dense}.bias`, layer: dense },
    ]);
    expect([...places.keys()].every((name) => name in tf.engine().registeredVariables)).toBe(true);
  });

  it('tells the kernels of a bidirectional layer apart by their whole names', () => {
    const places = [...parameterPlaces(leafLayers(networkOf('an LSTM, in both directions').model)).values()];
    const names = places.map(({ name }) => name);
    expect(new Set(names).size).toBe(names.length);
    expect(
      names.filter((name) => name.includes('forward') && name.endsWith('kernel')).length,
    ).toBeGreaterThan(0);
  });

  it('leaves out what is not trained', () => {
    const places = [...parameterPlaces(leafLayers(networkOf('BatchNorm and dropout').model)).values()];
    expect(places.map(({ name }) => name.split('.').at(-1))).toEqual([
      'kernel',
      'gamma',
      'beta',
      'kernel',
      'bias',
    ]);
  });
});

describe('observeLayer', () => {
  const dense = tf.layers.dense({ units: 2, activation: 'tanh', inputShape: [3] });
  const x = () => tf.ones([4, 3]);
  const observed = () => {
    const counter = new StepCounter();
    const off = observeLayer({ name: 'dense', layer: dense }, counter);
    return { counter, off };
  };

  it('sees outputs and what arrived while a step is computed, each call by a name of its own', () => {
    const { counter, off } = observed();
    const step = (counter.current = new ObservedStep(0));
    const y = dense.apply(x()) as tf.Tensor; // of a tensor comes one
    dense.apply(x());
    off();
    expect(step.outputs.map(({ name, kind, part }) => [name, kind, part])).toEqual([
      ['dense', 'tanh', 0],
      ['dense (2)', 'tanh', 0],
    ]);
    expect(step.outputs[0]?.output.arraySync()).toEqual(y.arraySync());
    expect(step.outputs[0]?.input?.arraySync()).toEqual(x().arraySync());
    step.end();
  });

  it('sees nothing outside a step, after its loss, in evaluation, or when it is off', () => {
    const { counter, off } = observed();
    dense.apply(x());
    const step = (counter.current = new ObservedStep(0));
    dense.apply(x(), { training: false });
    step.computing = false;
    dense.apply(x());
    step.computing = true;
    off();
    dense.apply(x());
    expect(step.outputs).toEqual([]);
  });

  it('knows a batchNorm’s axis, and its momentum as the weight of the new batch', () => {
    const norm = tf.layers.batchNormalization({ momentum: 0.9, axis: 1 });
    const counter = new StepCounter();
    observeLayer({ name: 'norm', layer: norm }, counter);
    const step = (counter.current = new ObservedStep(0));
    norm.apply(x(), { training: true });
    expect(step.outputs[0]?.norm?.axis).toBe(1);
    expect(step.outputs[0]?.norm?.momentum).toBeCloseTo(0.1, 12);
    step.end();
  });
});

describe('observeModel', () => {
  const observer = () => ({ wants: () => true, done: () => {}, unseen: () => {}, failed: () => {} });

  it('refuses a layer that the model does not have, and names those it has', () => {
    const { model } = networkOf('plain layers');
    const names = model.layers.map(({ name }) => name).join(', ');
    expect(() => observeModel(model, { layers: ['hidden'] }, new StepCounter(), observer)).toThrow(
      new RangeError(`observe: layers must name layers of the model, got "hidden"; they are ${names}`),
    );
  });

  it('shows steps with the places of their variables, to the optimiser that it is given', () => {
    const { model, xs, ys } = networkOf('plain layers');
    const optimizer = tf.train.sgd(0.5);
    const seen: unknown[] = [];
    const off = observeModel(model, { optimizer }, new StepCounter(), (placeOf) => ({
      ...observer(),
      done: (step, variables, rate) =>
        seen.push([
          step.step,
          rate,
          ...variables.map(({ variable }) => placeOf(variable.name).name.split('.')[1]),
        ]),
    }));
    const loss = () => tf.losses.meanSquaredError(ys, model.apply(xs) as tf.Tensor) as tf.Scalar; // a mean
    optimizer.minimize(loss);
    off();
    optimizer.minimize(loss);
    expect(seen).toEqual([[0, 0.5, 'kernel', 'bias', 'kernel', 'bias', 'kernel', 'bias']]);
  });
});
