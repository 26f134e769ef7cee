import * as tf from '@tensorflow/tfjs-core';
import { describe, expect, it } from 'vitest';
import { tensor } from '../testing/compare.ts';

/** A bit of every kind of kernel, on images. */
function chain(size: number): tf.Tensor {
  const x = tensor([2, size, size, 8], 1) as tf.Tensor4D;
  const filter = tensor([3, 3, 8, 8], 2) as tf.Tensor4D;
  const y = tf.relu(tf.conv2d(x, filter, 1, 'same'));
  const pooled = tf.maxPool(y as tf.Tensor4D, 2, 2, 'same');
  const moved = tf.transpose(
    tf.pad(pooled, [
      [0, 0],
      [1, 1],
      [1, 1],
      [0, 0],
    ]),
    [0, 3, 1, 2],
  );
  const joined = tf.concat([moved, tf.tile(tf.mean(moved, [1], true), [1, 2, 1, 1])], 1);
  return tf.sum(tf.mul(tf.softmax(joined), tf.add(joined, 1)), [0, 2]);
}

describe('growth of the memory', () => {
  it('while kernels run leaves every result as on cpu', () => {
    const sizes = [16, 40, 90, 150, 220];
    const run = (backend: string) => {
      void tf.setBackend(backend);
      return sizes.map((size) => tf.tidy(() => chain(size).dataSync()));
    };
    void tf.setBackend('simd');
    const memory = () => (tf.memory() as unknown as { totalBytes: number }).totalBytes; // the simd backend reports it
    const before = memory();
    const actual = run('simd');
    expect(memory()).toBeGreaterThan(before);
    run('cpu').forEach((expected, index) => {
      expected.forEach((value, place) => {
        const found = actual[index]?.[place] ?? NaN;
        expect(Math.abs(found - value)).toBeLessThan(1e-4 * Math.max(1, Math.abs(value)));
      });
    });
  });
});
