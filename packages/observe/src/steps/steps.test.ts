import * as tf from '@tensorflow/tfjs';
import { ExpiredReadingError } from '@weir/core';
import { afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { ObservedStep } from './observedStep.ts';
import { StepCounter, observeSteps } from './observeSteps.ts';
import { placeByName } from './placeByName.ts';
import { tap } from './tap.ts';
import { tapping } from './tapping.ts';

beforeAll(async () => {
  await tf.setBackend('cpu');
});
beforeEach(() => tf.engine().startScope());
afterEach(() => {
  tapping.clear();
  tf.engine().endScope();
});

describe('ObservedStep', () => {
  it('holds what it saw until it ends, and leaves no tensor behind', () => {
    const step = new ObservedStep(1);
    const x = tf.tensor1d([1, 2]);
    const { numTensors } = tf.memory();
    const held = step.hold(x);
    x.dispose();
    expect(Array.from(step.read('x', held))).toEqual([1, 2]);
    step.end();
    expect(tf.memory().numTensors).toBe(numTensors - 1);
    expect(() => step.read('x', held)).toThrow(new ExpiredReadingError('x', 1));
  });

  it('sees an output and the gradient that comes back, and changes neither', () => {
    const step = new ObservedStep(0);
    const square = (see: boolean) =>
      tf.grad((x) => {
        const y = tf.square(x);
        return tf.mul(see ? step.see({ name: 'y', kind: 'square' }, y) : y, 3);
      })(tf.tensor1d([1, -2]));
    expect(square(true).arraySync()).toEqual(square(false).arraySync());
    const [seen] = step.outputs;
    expect(seen?.output.arraySync()).toEqual([1, 4]);
    expect(seen?.grad?.arraySync()).toEqual([3, 3]);
    step.end();
  });

  it('keeps nothing of what comes back after it has ended', () => {
    const step = new ObservedStep(0);
    const x = tf.tensor1d([1, -2]);
    const gradient = tf.grad((input) => {
      const y = step.see({ name: 'y', kind: 'square' }, tf.square(input));
      step.end();
      return y;
    });
    const { numTensors } = tf.memory();
    expect(tf.tidy(() => gradient(x).arraySync())).toEqual([2, -4]);
    expect(tf.memory().numTensors).toBe(numTensors);
    expect(step.outputs[0]?.grad).toBeUndefined();
  });

  it('passes whole numbers as they are', () => {
    const step = new ObservedStep(0);
    const x = tf.tensor1d([1], 'int32');
    expect(step.see({ name: 'x', kind: 'tap' }, x)).toBe(x);
    step.end();
  });
});

describe('tap', () => {
  it('is an identity while nobody watches', () => {
    const x = tf.ones([2]);
    expect(tap('x', x)).toBe(x);
  });

  it('shows the tensor to each step that is being computed', () => {
    const [one, other, later] = [0, 1, 2].map((at) => new ObservedStep(at));
    if (!one || !other || !later) return expect.unreachable();
    later.computing = false;
    for (const step of [one, other, later]) tapping.add(step);
    tap('h', tf.tensor1d([5]), { kind: 'tanh' });
    tap('plain', tf.tensor1d([6]));
    const seen = (step: ObservedStep) => step.outputs.map(({ name, kind }) => `${kind} ${name}`);
    expect([one, other, later].map(seen)).toEqual([['tanh h', 'tap plain'], ['tanh h', 'tap plain'], []]);
    [one, other].forEach((step) => step.end());
  });

  it('numbers what is tapped again, understands PyTorch’s names of kinds, and refuses what is no tensor', () => {
    const step = new ObservedStep(0);
    tapping.add(step);
    for (const time of [0, 1, 2]) tap('h', tf.scalar(time), { kind: 'Tanh' });
    expect(step.outputs.map(({ name, kind }) => [name, kind])).toEqual([
      ['h', 'tanh'],
      ['h (2)', 'tanh'],
      ['h (3)', 'tanh'],
    ]);
    expect(() => tap('h', 3 as never)).toThrow(
      new TypeError('tap: x must be a tensor, got number; give what tf makes, one at a time'),
    );
    step.end();
  });
});

describe('observeSteps', () => {
  const watched = (optimizer: tf.Optimizer, wanted: (step: number) => boolean = () => true) => {
    const counter = new StepCounter();
    const log: unknown[] = [];
    const off = observeSteps(optimizer, counter, {
      wants: wanted,
      done: (step, variables, rate) =>
        log.push([
          step.step,
          step.loss,
          rate,
          ...variables.map(({ before, variable, grad }) =>
            [before, variable, grad].map((x) => x?.dataSync()[0]),
          ),
        ]),
      unseen: () => log.push('unseen'),
      failed: () => log.push('failed'),
    });
    return { counter, log, off };
  };
  const weight = () => tf.variable(tf.scalar(3));

  it('shows the loss, the rate, and each variable before and after with its gradient', () => {
    const optimizer = tf.train.sgd(0.5);
    const w = weight();
    const { log, off } = watched(optimizer);
    optimizer.minimize(() => tf.square(w) as tf.Scalar, false, [w]); // of a scalar
    off();
    optimizer.minimize(() => tf.square(w) as tf.Scalar, false, [w]);
    expect(log).toEqual([[0, 9, 0.5, [3, 0, 6]]]);
    w.dispose();
  });

  it('counts the steps that are not wanted, and opens none for them', () => {
    const optimizer = tf.train.sgd(0.1);
    const w = weight();
    const { log, counter } = watched(optimizer, (step) => step % 2 === 1);
    for (let i = 0; i < 4; i++) {
      optimizer.minimize(
        () => {
          expect(tapping.size).toBe(i % 2);
          return tf.square(w) as tf.Scalar; // of a scalar
        },
        false,
        [w],
      );
    }
    expect(log.map((entry) => (entry as number[])[0])).toEqual([1, 3]); // entries begin with the step
    expect([counter.next, counter.current, tapping.size]).toEqual([4, undefined, 0]);
    w.dispose();
  });

  it('says so of gradients whose loss it did not see, the second time: the first may have been under way', () => {
    const optimizer = tf.train.sgd(0.1);
    const w = weight();
    const { log } = watched(optimizer);
    optimizer.applyGradients({ [w.name]: tf.scalar(1) });
    expect(log).toEqual([]);
    optimizer.applyGradients({ [w.name]: tf.scalar(1) });
    expect(log).toEqual(['unseen']);
    w.dispose();
  });

  it('closes a step whose loss throws, and goes on with the next', () => {
    const optimizer = tf.train.sgd(0.1);
    const w = weight();
    const { log, counter } = watched(optimizer);
    expect(() =>
      optimizer.minimize(
        () => {
          throw new Error('no loss');
        },
        false,
        [w],
      ),
    ).toThrow('no loss');
    expect([counter.current, tapping.size]).toEqual([undefined, 0]);
    optimizer.minimize(() => tf.square(w) as tf.Scalar, false, [w]); // of a scalar
    expect(log).toHaveLength(1);
    w.dispose();
  });
});

describe('placeByName', () => {
  it('takes what stands before the last dot or slash for the layer', () => {
    expect(placeByName('block/dense.1/kernel')).toEqual({
      name: 'block/dense.1/kernel',
      layer: 'block/dense.1',
    });
    expect(placeByName('dense.kernel').layer).toBe('dense');
    expect(placeByName('w')).toEqual({ name: 'w', layer: '' });
  });
});
