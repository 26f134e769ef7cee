import * as tf from '@tensorflow/tfjs-core';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { expectParity, forAll, tensor } from '../testing/compare.ts';

describe('gatherND and multinomial', () => {
  it('gather the slices that indices of any depth name', () => {
    const cases = fc.tuple(fc.integer({ min: 1, max: 3 }), fc.integer({ min: 1, max: 7 }));
    forAll(cases, ([depth, count]) => {
      expectParity(() => {
        const at = tf.cast(tf.mul(tf.abs(tensor([count, depth], 1)), 1.4), 'int32');
        const x = tensor([3, 4, 5], 2);
        return [
          tf.gatherND(x, at),
          tf.gatherND(tf.cast(x, 'int32'), at),
          tf.gatherND(tf.cast(x, 'bool'), at),
        ];
      });
    });
  });

  it('refuse an index outside', () => {
    void tf.setBackend('simd');
    const before = tf.memory().numTensors;
    tf.tidy(() => {
      expect(() => tf.gatherND(tensor([3, 4], 1), tf.tensor2d([[3]], [1, 1], 'int32'))).toThrow(
        /Invalid indices/,
      );
    });
    expect(tf.memory().numTensors).toBe(before);
  });

  it('draw tfjs’s samples', () => {
    forAll(fc.tuple(fc.integer({ min: 1, max: 5 }), fc.integer({ min: 2, max: 30 })), ([rows, classes]) => {
      expectParity(() => [
        tf.multinomial(tensor([rows, classes], 1) as tf.Tensor2D, 20, 7),
        tf.multinomial(tf.softmax(tensor([rows, classes], 1)) as tf.Tensor2D, 20, 7, true),
      ]);
    });
  });
});
