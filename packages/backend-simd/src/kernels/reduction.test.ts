import * as tf from '@tensorflow/tfjs-core';
import fc from 'fast-check';
import { describe, it } from 'vitest';
import { expectParity, forAll, shapes, specialTensor, tensor } from '../testing/compare.ts';

const reductions = { sum: tf.sum, mean: tf.mean, prod: tf.prod, max: tf.max, min: tf.min };

/** A shape without empty axes, some of its axes, and whether to keep them. */
const cases = shapes(0, 4, 11, 1).chain((shape) =>
  fc.tuple(fc.constant(shape), fc.subarray(shape.map((_, axis) => axis)), fc.boolean()),
);

describe.each(Object.entries(reductions))('%s', (name, reduce) => {
  it('is tfjs’s for every shape and choice of axes', () => {
    forAll(cases, ([shape, axes, keepDims]) => {
      expectParity(() => reduce(tensor(shape, 1), axes, keepDims), { relative: 1e-5, absolute: 1e-5 });
    });
  });

  it('treats NaN, infinities and extremes as tfjs does', () => {
    forAll(cases, ([shape, axes]) => {
      expectParity(() => reduce(specialTensor(shape, 4), axes), { relative: 1e-5, absolute: 1e32 });
    });
  });

  it('reduces long rows and many columns', () => {
    for (const [shape, axis] of [
      [[3, 1003], 1],
      [[1003, 37], 0],
      [[50, 8], 0],
      [[4, 33, 19], 1],
      [
        [5, 6, 7],
        [0, 2],
      ],
    ] as const) {
      expectParity(() => reduce(tensor(shape, 2), axis as number | number[]), {
        relative: 1e-4,
        absolute: 1e-4,
      });
    }
  });

  it('leaves integers, booleans and nothing to tfjs', () => {
    expectParity(() => reduce(tf.tensor2d([1, 2, 3, -4], [2, 2], 'int32'), 0));
    if (name !== 'prod') expectParity(() => reduce(tf.tensor1d([true, false, true], 'bool')));
    if (name !== 'max' && name !== 'min') {
      expectParity(() => [
        reduce(tf.zeros([3, 0]), 1),
        reduce(tf.zeros([0, 3]), 0),
        reduce(tf.zeros([0, 3]), 1),
      ]);
    }
  });

  it('has tfjs’s gradient', () => {
    expectParity(() => tf.grad((x) => reduce(x, 0))(tensor([4, 5], 1), tensor([5], 2)));
  });
});

describe('argMax', () => {
  it('is tfjs’s for every shape and axis', () => {
    const places = shapes(1, 4, 7, 1).chain((shape) =>
      fc.tuple(fc.constant(shape), fc.nat(shape.length - 1)),
    );
    forAll(places, ([shape, axis]) => {
      expectParity(() => [tf.argMax(specialTensor(shape, 1), axis), tf.argMax(tf.ones(shape), axis)]);
    });
  });
});

describe('softmax', () => {
  it('and its gradient are tfjs’s for every shape', () => {
    forAll(shapes(1, 3, 13, 0), (shape) => {
      expectParity(() => {
        const x = tf.mul(tensor(shape, 1), 20);
        return [tf.softmax(x), tf.logSoftmax(x), tf.grad((v) => tf.softmax(v))(x, tensor(shape, 2))];
      });
    });
  });

  it('treats NaN and infinities as tfjs does', () => {
    forAll(shapes(2, 2, 9, 1), (shape) => expectParity(() => tf.softmax(specialTensor(shape, 3))));
  });
});

describe('batch normalisation', () => {
  it('is tfjs’s for every shape, with and without scale and offset', () => {
    forAll(fc.tuple(shapes(1, 4, 9, 0), fc.boolean(), fc.boolean()), ([shape, scaled, shifted]) => {
      const C = shape.at(-1) ?? 1;
      expectParity(() => {
        const mean = tensor([C], 2);
        const variance = tf.abs(tensor([C], 3)) as tf.Tensor1D;
        const offset = shifted ? tensor([C], 4) : undefined;
        const scale = scaled ? tensor([C], 5) : undefined;
        return tf.batchNorm(
          tensor(shape, 1),
          mean as tf.Tensor1D,
          variance,
          offset as tf.Tensor1D,
          scale as tf.Tensor1D,
          1e-3,
        );
      });
    });
  });

  it('leaves statistics of the whole shape to tfjs', () => {
    expectParity(() => tf.batchNorm(tensor([3, 4], 1), tensor([3, 4], 2), tf.abs(tensor([3, 4], 3))));
  });
});
