import * as tf from '@tensorflow/tfjs-core';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { expectParity, forAll, tensor } from '../testing/compare.ts';

const images = (shape: readonly number[], seed = 1): tf.Tensor4D => tensor(shape, seed) as tf.Tensor4D;
const between = (min: number, max: number) => fc.integer({ min, max });

const convolutions = fc.record({
  shape: fc.tuple(between(1, 3), between(3, 9), between(3, 9), between(1, 9)),
  kernel: fc.tuple(between(1, 3), between(1, 3)),
  multiplier: between(1, 3),
  strides: between(1, 3),
  dilations: between(1, 2),
  pad: fc.constantFrom<'same' | 'valid'>('same', 'valid'),
});

describe('convolution channel by channel', () => {
  it('and its gradients are tfjs’s for every size, stride, dilation and padding', () => {
    forAll(convolutions, ({ shape, kernel, multiplier, strides, dilations, pad }) => {
      const rate = strides > 1 ? 1 : dilations;
      if (pad === 'valid' && shape.slice(1, 3).some((side, i) => side < ((kernel[i] ?? 1) - 1) * rate + 1))
        return;
      const filter = () => images([...kernel, shape[3], multiplier], 2);
      const convolve = (x: tf.Tensor, w: tf.Tensor) =>
        tf.depthwiseConv2d(x as tf.Tensor4D, w as tf.Tensor4D, strides, pad, 'NHWC', rate);
      expectParity(
        () => [
          convolve(images(shape), filter()),
          // tfjs has no gradient of dilated ones.
          ...(rate > 1 ? [] : tf.grads((x, w) => tf.square(convolve(x, w)))([images(shape), filter()])),
        ],
        { relative: 1e-4, absolute: 1e-4 },
      );
    });
  });

  it('is tfjs’s with bias and activation', () => {
    for (const activation of ['linear', 'relu', 'relu6', 'elu', 'sigmoid', 'prelu'] as const) {
      expectParity(() =>
        tf.fused.depthwiseConv2d({
          x: images([2, 7, 6, 5]),
          filter: images([3, 3, 5, 2], 2),
          strides: 1,
          pad: 'same',
          bias: tensor([10], 3),
          activation,
          ...(activation === 'prelu' && { preluActivationWeights: tensor([10], 4) }),
        }),
      );
    }
  });

  it('leaves padding out, so that a weight that is not finite spoils no edge', () => {
    expectParity(() => {
      const filter = tf.tensor4d([1, Infinity, NaN, 2, 3, -1, 1, 2, 3], [3, 3, 1, 1]);
      return tf.depthwiseConv2d(images([1, 4, 4, 1]), filter, 1, 'same');
    });
  });
});

const resizes = fc.record({
  shape: fc.tuple(between(1, 3), between(1, 7), between(1, 7), between(1, 9)),
  size: fc.tuple(between(1, 12), between(1, 12)),
  mode: fc.constantFrom([false, false], [true, false], [false, true]),
});

describe('resizing', () => {
  it('is tfjs’s for every size and place of the pixels', () => {
    forAll(
      resizes,
      ({ shape, size, mode: [align, half] }) => {
        expectParity(() => [
          tf.image.resizeBilinear(images(shape), size, align, half),
          tf.image.resizeNearestNeighbor(images(shape), size, align, half),
        ]);
      },
      150,
    );
  });

  it('has tfjs’s gradients', () => {
    forAll(
      resizes,
      ({ shape: [count, side, , channels], size, mode: [align] }) => {
        // Square: tfjs mixes up the sides of others; and it never ends where one pixel is stretched between corners.
        const length = align ? side + 1 : side;
        const shape = [count, length, length, channels];
        expectParity(
          () => [
            tf.grad((x) => tf.square(tf.image.resizeBilinear(x as tf.Tensor4D, size, align)))(images(shape)),
            // One image: of more, tfjs looks for the others' gradients in the wrong place.
            tf.grad((x) => tf.square(tf.image.resizeNearestNeighbor(x as tf.Tensor4D, size, align)))(
              images([1, ...shape.slice(1)]),
            ),
          ],
          { relative: 1e-4, absolute: 1e-4 },
        );
      },
      100,
    );
  });

  it('has the gradient of images that are not square', () => {
    void tf.setBackend('simd');
    const gradient = tf.tidy(() =>
      tf.grad((x) => tf.image.resizeBilinear(x as tf.Tensor4D, [4, 9]))(images([1, 2, 3, 1])),
    );
    expect(gradient.shape).toEqual([1, 2, 3, 1]);
    // Every output is a mean of inputs, so that their shares add up to as many as there are outputs.
    const sum = Array.from(gradient.dataSync()).reduce((total, value) => total + value, 0);
    expect(sum).toBeCloseTo(36, 4);
    gradient.dispose();
  });
});
