import * as tf from '@tensorflow/tfjs';
import { ExpiredReadingError } from '@weir/core';
import { afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { ObservedStep } from '../steps/observedStep.ts';
import { batchMomentsOf } from './batchMomentsOf.ts';
import { observedSnapshot } from './observedSnapshot.ts';
import { TensorReading } from './tensorReading.ts';

beforeAll(async () => {
  await tf.setBackend('cpu');
});
beforeEach(() => tf.engine().startScope());
afterEach(() => tf.engine().endScope());

describe('TensorReading', () => {
  it('fetches its values at the first question, once, and not before', () => {
    let fetched = 0;
    const reading = new TensorReading('x', [2, 2], () => {
      fetched += 1;
      return [1, -2, 3, 4];
    });
    expect([fetched, reading.name, reading.shape]).toEqual([0, 'x', [2, 2]]);
    expect(reading.moments()).toMatchObject({ mean: 1.5, min: -2, max: 4 });
    expect(reading.moments()).toBe(reading.moments());
    expect(reading.share(2)).toBe(0.5);
    expect(Array.from(reading.unitShare(0))).toEqual([1, 0.5]);
    expect(Array.from(reading.unitMoments().mean)).toEqual([2, 1]);
    expect(reading.mask(0)).toEqual([0b1011_0000]);
    expect(reading.histogram({ bins: 2, low: -2, high: 4 }).counts).toEqual([1, 3]);
    expect(Array.from(reading.values())).toEqual([1, -2, 3, 4]);
    expect(fetched).toBe(1);
  });
});

describe('batchMomentsOf', () => {
  it.each([
    [
      'the last axis',
      -1,
      [3, 2],
      [
        [1, 10],
        [2, 10],
        [6, 40],
      ],
      [3, 20],
      [7, 300],
    ],
    [
      'the first but one',
      1,
      [2, 2, 2],
      [
        [
          [1, 3],
          [5, 5],
        ],
        [
          [5, 7],
          [5, 9],
        ],
      ],
      [4, 6],
      [20 / 3, 4],
    ],
  ])('is mean and variance over N − 1 of each feature of %s', (_, axis, shape, values, mean, variance) => {
    const step = new ObservedStep(2);
    const input = tf.tensor(values as number[][], shape); // nested as the shape says
    const moments = batchMomentsOf('1.norm', input, { axis, momentum: 0.2, eps: 1e-3 }, step);
    expect(moments).toMatchObject({ momentum: 0.2, tracks: 'variance', eps: 1e-3, unbiased: false });
    Array.from(moments.mean.values()).forEach((value, at) => expect(value).toBeCloseTo(mean[at] ?? NaN, 12));
    Array.from(moments.variance.values()).forEach((value, at) =>
      expect(value).toBeCloseTo(variance[at] ?? NaN, 12),
    );
    expect(moments.variance.shape).toEqual([2]);
  });

  it('expires with its step, by name', () => {
    const step = new ObservedStep(2);
    const { mean } = batchMomentsOf('1.norm', tf.ones([2, 2]), { axis: -1, momentum: 0.1, eps: 1e-3 }, step);
    step.end();
    expect(() => mean.values()).toThrow(new ExpiredReadingError('1.norm.batchMean', 2));
  });
});

describe('observedSnapshot', () => {
  it('shows outputs in their order, and of each variable data, gradient and update', () => {
    const step = new ObservedStep(4);
    step.loss = 0.25;
    step.see({ name: 'a', kind: 'linear', input: tf.tensor1d([9]) }, tf.tensor1d([1, 2]));
    step.see({ name: 'b', kind: 'elu', alpha: 2 }, tf.tensor1d([3]));
    const variable = tf.variable(tf.tensor1d([1, 2]), true, 'observed-w');
    const before = step.hold(variable);
    variable.assign(tf.tensor1d([1.5, 1]));
    const still = tf.variable(tf.tensor1d([7]), true, 'observed-still');
    const snapshot = observedSnapshot(
      step,
      [
        { variable, before, grad: tf.tensor1d([-1, 2]) },
        { variable: still, before: step.hold(still), grad: undefined },
      ],
      0.5,
      (name) => ({ name: `layer.${name}`, layer: 'layer', ...(name === 'observed-w' && { fanIn: 2 }) }),
    );
    expect(snapshot).toMatchObject({ step: 4, loss: 0.25, learningRate: 0.5 });
    const [a, b] = snapshot.layers;
    expect([a?.name, a?.index, a?.depth, b?.name, b?.index, b?.alpha]).toEqual(['a', 0, 0, 'b', 1, 2]);
    expect([a?.input, b?.input, a?.grad].map((reading) => reading && Array.from(reading.values()))).toEqual([
      [9],
      undefined,
      undefined,
    ]);
    const values = snapshot.parameters.map(({ data, grad, update }) =>
      [data, grad, update].map((reading) => Array.from(reading.values())),
    );
    expect(values).toEqual([
      [
        [1.5, 1],
        [-1, 2],
        [0.5, -1],
      ],
      [[7], [0], [0]],
    ]);
    expect(snapshot.parameters.map(({ name, fanIn }) => [name, fanIn])).toEqual([
      ['layer.observed-w', 2],
      ['layer.observed-still', undefined],
    ]);
    expect(Object.isFrozen(snapshot) && Object.isFrozen(snapshot.layers)).toBe(true);
    step.end();
    expect(() => b?.output.values()).toThrow(ExpiredReadingError);
    [variable, still].forEach((each) => each.dispose());
  });
});
