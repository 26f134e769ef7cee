import * as tf from '@tensorflow/tfjs-core';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { expectParity, forAll, specialTensor, tensor } from '../testing/compare.ts';

type Four = [number, number, number, number];
type Pad = 'valid' | 'same' | number | tf.backend_util.ExplicitPadding;

const length = (min: number, max: number) => fc.integer({ min, max });
const pads: fc.Arbitrary<Pad> = fc.oneof(
  fc.constant<Pad>('valid'),
  fc.constant<Pad>('same'),
  fc.constant<Pad>(1),
  fc.tuple(length(0, 2), length(0, 2), length(0, 2), length(0, 2)).map(([top, bottom, left, right]): Pad => [
    [0, 0],
    [top, bottom],
    [left, right],
    [0, 0],
  ]),
);
const cases = fc.record({
  batch: length(1, 3),
  height: length(4, 11),
  width: length(4, 11),
  inputs: length(1, 9),
  outputs: length(1, 19),
  kernel: fc.tuple(length(1, 4), length(1, 4)),
  strides: fc.tuple(length(1, 3), length(1, 3)),
  pad: pads,
});

const tolerance = { relative: 1e-4, absolute: 1e-4 };

function gradients(x: tf.Tensor4D, filter: tf.Tensor4D, strides: [number, number], pad: Pad): tf.Tensor[] {
  const y = tf.conv2d(x, filter, strides, pad, 'NHWC', 1, typeof pad === 'number' ? 'floor' : undefined);
  const grads = tf.grads((a, w) =>
    tf.conv2d(
      a as tf.Tensor4D,
      w as tf.Tensor4D,
      strides,
      pad,
      'NHWC',
      1,
      typeof pad === 'number' ? 'floor' : undefined,
    ),
  );
  return [y, ...grads([x, filter], tensor(y.shape, 3))];
}

describe('convolution', () => {
  it('and its gradients are tfjs’s for every size, stride and padding', () => {
    forAll(cases, ({ batch, height, width, inputs, outputs, kernel, strides, pad }) => {
      expectParity(() => {
        const x = tensor([batch, height, width, inputs], 1) as tf.Tensor4D;
        const filter = tensor([...kernel, inputs, outputs], 2) as tf.Tensor4D;
        return gradients(x, filter, strides, pad);
      }, tolerance);
    });
  });

  it('is tfjs’s with dilations', () => {
    forAll(cases, ({ batch, height, width, inputs, outputs, kernel, strides: dilations, pad }) => {
      const span = Math.max(...kernel.map((taps, axis) => (taps - 1) * (dilations[axis] ?? 1) + 1));
      expectParity(() => {
        const x = tensor([batch, height + span, width + span, inputs], 1) as tf.Tensor4D;
        const filter = tensor([...kernel, inputs, outputs], 2) as tf.Tensor4D;
        return tf.conv2d(x, filter, 1, pad, 'NHWC', dilations, typeof pad === 'number' ? 'floor' : undefined);
      }, tolerance);
    });
  });

  it('keeps to tfjs beside padding when values are not finite', () => {
    forAll(
      cases,
      ({ batch, height, width, inputs, outputs, kernel, strides, pad }) => {
        expectParity(() => {
          const x = specialTensor([batch, height, width, inputs], 1) as tf.Tensor4D;
          const filter = specialTensor([...kernel, inputs, outputs], 2) as tf.Tensor4D;
          const y = tf.conv2d(
            x,
            filter,
            strides,
            pad,
            'NHWC',
            1,
            typeof pad === 'number' ? 'floor' : undefined,
          );
          return tf.isNaN(y);
        });
      },
      20,
    );
  });

  it('keeps the filter’s gradient to tfjs beside padding when dy is not finite', () => {
    for (const value of [Infinity, -Infinity, NaN])
      for (const place of [0, 12, 24])
        expectParity(() => {
          const [x, filter] = [tensor([1, 5, 5, 1], 1) as tf.Tensor4D, tensor([3, 3, 1, 1], 2)];
          const spoilt = tf.tensor4d(
            Float32Array.from({ length: 25 }, (_, i) => (i === place ? value : 1)),
            [1, 5, 5, 1],
          );
          const gradient = tf.grad((f: tf.Tensor) => tf.conv2d(x, f as tf.Tensor4D, 1, 'same'));
          return gradient(filter, spoilt);
        });
  });

  it('is tfjs’s at the sizes of an MNIST network', () => {
    for (const [shape, filter] of [
      [
        [2, 28, 28, 1],
        [3, 3, 1, 8],
      ],
      [
        [2, 14, 14, 8],
        [3, 3, 8, 16],
      ],
    ] as [Four, Four][]) {
      expectParity(
        () => gradients(tensor(shape, 1) as tf.Tensor4D, tensor(filter, 2) as tf.Tensor4D, [1, 1], 'same'),
        { relative: 1e-4, absolute: 1e-3 },
      );
    }
  });

  it('takes no images', () => {
    expectParity(() =>
      gradients(tf.zeros([0, 5, 5, 2]), tensor([3, 3, 2, 4], 1) as tf.Tensor4D, [1, 1], 'same'),
    );
  });

  it('leaves channels first to tfjs', () => {
    expectParity(
      () =>
        tf.conv2d(
          tensor([2, 3, 6, 5], 1) as tf.Tensor4D,
          tensor([2, 2, 3, 4], 2) as tf.Tensor4D,
          1,
          'valid',
          'NCHW',
        ),
      tolerance,
    );
  });

  it('says that an operand’s size is wrong', () => {
    void tf.setBackend('simd');
    const attrs = { strides: 1, pad: 'valid', dataFormat: 'NHWC', dilations: 1 } as const;
    const x = tf.zeros([1, 4, 4, 2]);
    const filter = tf.zeros([2, 2, 3, 2]);
    expect(() => tf.engine().runKernel('Conv2D', { x, filter }, attrs)).toThrow(
      /filter must hold float32 16 values/,
    );
    tf.dispose([x, filter]);
  });
});
