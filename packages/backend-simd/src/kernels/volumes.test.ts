import * as tf from '@tensorflow/tfjs-core';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { expectParity, forAll, specialTensor, tensor } from '../testing/compare.ts';

const length = (min: number, max: number) => fc.integer({ min, max });
const cases = fc.record({
  shape: fc.tuple(length(0, 2), length(3, 6), length(3, 6), length(3, 6), length(1, 9)),
  depth: length(1, 3),
  side: length(1, 3),
  strides: fc.tuple(length(1, 2), length(1, 2), length(1, 2)),
  pad: fc.constantFrom('valid' as const, 'same' as const),
});

describe.each([
  ['max pooling of volumes', tf.maxPool3d],
  ['average pooling of volumes', tf.avgPool3d],
])('%s', (_name, pool) => {
  it('and its gradient are tfjs’s for every window that is as high as wide, stride and padding', () => {
    forAll(cases, ({ shape, depth, side, strides, pad }) => {
      expectParity(() => {
        const x = tensor(shape, 1) as tf.Tensor5D;
        const run = (value: tf.Tensor) => pool(value as tf.Tensor5D, [depth, side, side], strides, pad);
        const y = run(x);
        return [y, tf.grad(run)(x, tensor(y.shape, 2) as tf.Tensor5D)];
      });
    });
  });

  it('and the gradient of max pooling treat NaN, infinities and equal values as tfjs does', () => {
    forAll(
      cases,
      ({ shape, depth, side, strides, pad }) => {
        const inputs = [specialTensor(shape, 1), tf.round(tensor(shape, 1)), tf.zeros(shape)];
        for (const x of inputs as tf.Tensor5D[]) {
          expectParity(() => {
            const run = (value: tf.Tensor) => pool(value as tf.Tensor5D, [depth, side, side], strides, pad);
            const y = run(x);
            return pool === tf.maxPool3d ? [y, tf.grad(run)(x, tensor(y.shape, 2) as tf.Tensor5D)] : y;
          });
        }
      },
      20,
    );
  });
});

describe('max pooling of volumes', () => {
  it('sends the gradient to the largest value where a window is not as high as wide, too', () => {
    void tf.setBackend('simd');
    const shape = [2, 3, 6, 5, 3] as const;
    const x = tensor(shape, 1) as tf.Tensor5D;
    const run = (value: tf.Tensor) => tf.maxPool3d(value as tf.Tensor5D, [3, 2, 5], [3, 2, 5], 'valid');
    const dy = tensor(run(x).shape, 2) as tf.Tensor5D;
    const dx = tf.grad(run)(x, dy).dataSync();
    const [values, largest, slopes] = [x.dataSync(), run(x).dataSync(), dy.dataSync()];
    // Windows do not overlap: each value that is its window's largest has its slope, the others nothing.
    const wanted = Array.from(values, (value, at) => {
      const [channel, row, image] = [at % 3, Math.floor(at / 15) % 6, Math.floor(at / 270)];
      const window = (image * 3 + Math.floor(row / 2)) * 3 + channel;
      return value === largest[window] ? (slopes[window] ?? NaN) : 0;
    });
    expect(Array.from(dx)).toEqual(wanted);
  });
});

describe('max pooling with places', () => {
  it('gives tfjs’s values and places, in the image and in the batch', () => {
    const images = fc.record({
      shape: fc.tuple(length(0, 3), length(2, 7), length(2, 7), length(1, 9)),
      window: fc.tuple(length(1, 3), length(1, 3)),
      stride: length(1, 3),
      pad: fc.constantFrom('valid' as const, 'same' as const),
      inBatch: fc.boolean(),
    });
    forAll(images, ({ shape, window, stride, pad, inBatch }) => {
      const [height, width] = window.map((side, axis) => Math.min(side, shape[axis + 1] ?? 1));
      for (const x of [tensor(shape, 1), specialTensor(shape, 1), tf.zeros(shape)]) {
        expectParity(() => {
          const size: [number, number] = [height ?? 1, width ?? 1];
          const { result, indexes } = tf.maxPoolWithArgmax(x as tf.Tensor4D, size, stride, pad, inBatch);
          return [result, indexes].map((output) => output ?? tf.scalar(0));
        });
      }
    });
  });
});

describe('convolution of volumes', () => {
  const convolutions = fc.record({
    shape: fc.tuple(length(0, 2), length(2, 5), length(2, 6), length(2, 6), length(1, 10)),
    taps: fc.tuple(length(1, 3), length(1, 3), length(1, 3)),
    outputs: length(1, 13),
    strides: fc.tuple(length(1, 2), length(1, 2), length(1, 3)),
    pad: fc.constantFrom('valid' as const, 'same' as const),
  });

  it('and its gradients are tfjs’s for every filter, stride and padding', () => {
    forAll(convolutions, ({ shape, taps, outputs, strides, pad }) => {
      const sides = taps.map((side, axis) => Math.min(side, shape[axis + 1] ?? 1));
      const x = tensor(shape, 1) as tf.Tensor5D;
      const filter = tensor([...sides, shape[4], outputs], 2) as tf.Tensor5D;
      const run = (a: tf.Tensor, b: tf.Tensor) => tf.conv3d(a as tf.Tensor5D, b as tf.Tensor5D, strides, pad);
      expectParity(
        () => {
          const y = run(x, filter);
          return [y, ...tf.grads(run)([x, filter], tensor(y.shape, 3) as tf.Tensor5D)];
        },
        { absolute: 1e-4 },
      );
    });
  });

  it('reads every so many values where it is dilated, and takes whole numbers too', () => {
    const x = tensor([1, 6, 7, 5, 3], 1) as tf.Tensor5D;
    const filter = tensor([2, 3, 2, 3, 5], 2) as tf.Tensor5D;
    expectParity(() => tf.conv3d(x, filter, 1, 'same', 'NDHWC', [2, 2, 3]), { absolute: 1e-5 });
    expectParity(() =>
      tf.conv3d(tf.cast(tf.mul(x, 5), 'int32'), tf.cast(tf.mul(filter, 5), 'int32'), 1, 'valid'),
    );
  });

  it('keeps NaN and infinities to the places that read them', () => {
    const x = specialTensor([1, 4, 5, 4, 2], 1) as tf.Tensor5D;
    const filter = tensor([2, 2, 2, 2, 3], 2) as tf.Tensor5D;
    expectParity(() => tf.conv3d(x, filter, 1, 'same'), { relative: 1e-4 });
  });
});
