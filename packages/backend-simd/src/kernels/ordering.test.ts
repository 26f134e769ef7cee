import * as tf from '@tensorflow/tfjs-core';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { expectParity, forAll, shapes, specialTensor, tensor } from '../testing/compare.ts';

const integers = (shape: readonly number[], seed: number): tf.Tensor =>
  tf.cast(tf.mul(tensor(shape, seed), 1000), 'int32');
const flags = (shape: readonly number[], seed: number): tf.Tensor => tf.greater(tensor(shape, seed), -1.9);
const withAxis = shapes(1, 4, 20, 1).chain((shape) => fc.tuple(fc.constant(shape), fc.nat(shape.length - 1)));

describe('reductions of integers and truths', () => {
  it('sum, and find the largest and smallest, of any axes', () => {
    const cases = shapes(1, 4, 9, 1).chain((shape) =>
      fc.tuple(fc.constant(shape), fc.subarray(shape.map((_, axis) => axis)), fc.boolean()),
    );
    forAll(cases, ([shape, axes, keep]) => {
      expectParity(() => [
        tf.sum(integers(shape, 1), axes, keep),
        tf.max(integers(shape, 1), axes, keep),
        tf.min(integers(shape, 1), axes, keep),
        tf.all(flags(shape, 1), axes, keep),
        tf.any(tf.logicalNot(flags(shape, 1)), axes, keep),
        tf.sum(flags(shape, 1), axes, keep),
      ]);
    });
    expectParity(() => [
      tf.all(flags([40, 33], 2), 0),
      tf.any(flags([40, 33], 2), 1),
      tf.max(integers([999], 1)),
    ]);
  });

  it('find where the smallest first stands', () => {
    forAll(withAxis, ([shape, axis]) => {
      expectParity(() => [tf.argMin(tensor(shape, 1), axis), tf.argMin(specialTensor(shape, 2), axis)]);
    });
  });
});

describe('running sums and products', () => {
  it('are tfjs’s along every axis, exclusive and backwards too', () => {
    forAll(fc.tuple(withAxis, fc.boolean(), fc.boolean()), ([[shape, axis], exclusive, reverse]) => {
      expectParity(() => [
        tf.cumsum(tensor(shape, 1), axis, exclusive, reverse),
        tf.cumprod(tensor(shape, 1), axis, exclusive, reverse),
        tf.cumsum(integers(shape, 1), axis, exclusive, reverse),
        tf.cumprod(tf.cast(tensor(shape, 1), 'int32'), axis, exclusive, reverse),
        tf.cumsum(flags(shape, 1), axis, exclusive, reverse),
      ]);
    });
    expectParity(() => tf.grad((x) => tf.cumsum(x, 1))(tensor([3, 5], 1)));
  });
});

describe('topk', () => {
  it('is tfjs’s for few and for many, with values that are alike', () => {
    const cases = fc
      .tuple(fc.integer({ min: 1, max: 4 }), fc.integer({ min: 1, max: 200 }))
      .chain(([rows, count]) =>
        fc.tuple(fc.constant(rows), fc.constant(count), fc.integer({ min: 1, max: count })),
      );
    forAll(cases, ([rows, count, k]) => {
      expectParity(() =>
        [tensor([rows, count], 1), tf.round(tensor([rows, count], 2))].flatMap((x) => {
          const { values, indices } = tf.topk(x, k);
          return [values, indices];
        }),
      );
    });
    expectParity(() => Object.values(tf.topk(integers([3, 9], 1), 4)) as tf.Tensor[]);
  });

  it('puts NaN behind all numbers', () => {
    void tf.setBackend('simd');
    for (const k of [3, 80]) {
      const x = [NaN, 1, NaN, -Infinity, Infinity, ...Array.from({ length: 95 }, () => -5)];
      const { values, indices } = tf.tidy(() => tf.topk(tf.tensor1d(x), k));
      expect(Array.from(values.dataSync()).slice(0, 3)).toEqual([Infinity, 1, -5]);
      expect(Array.from(indices.dataSync()).slice(0, 3)).toEqual([4, 1, 5]);
      tf.dispose([values, indices]);
    }
  });
});

describe('counts of whole numbers', () => {
  it('are tfjs’s, with weights and rows too', () => {
    const cases = fc.tuple(fc.integer({ min: 1, max: 5 }), fc.nat(40), fc.integer({ min: 1, max: 12 }));
    forAll(cases, ([rows, count, size]) => {
      expectParity(() => {
        const x = tf.cast(tf.mul(tf.abs(tensor([rows, count], 1)), 7), 'int32') as tf.Tensor2D;
        const weights = tensor([rows, count], 2) as tf.Tensor2D;
        const row = tf.reshape(x, [-1]) as tf.Tensor1D;
        return [
          tf.bincount(row, tf.tensor1d([]), size),
          tf.bincount(row, tf.reshape(weights, [-1]), size),
          tf.denseBincount(x, tf.tensor2d([], [0, 0]), size),
          tf.denseBincount(x, weights, size),
          tf.denseBincount(x, tf.tensor2d([], [0, 0]), size, true),
        ];
      });
    });
  });

  it('refuse what is negative and leave nothing behind', () => {
    void tf.setBackend('simd');
    const before = tf.memory().numTensors;
    tf.tidy(() => {
      expect(() => tf.bincount(tf.tensor1d([1, -1], 'int32'), tf.tensor1d([]), 3)).toThrow(/non-negative/);
    });
    expect(tf.memory().numTensors).toBe(before);
  });
});
