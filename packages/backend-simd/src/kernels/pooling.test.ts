import * as tf from '@tensorflow/tfjs-core';
import fc from 'fast-check';
import { describe, it } from 'vitest';
import { expectParity, forAll, specialTensor, tensor } from '../testing/compare.ts';

type Pad = 'valid' | 'same' | number | tf.backend_util.ExplicitPadding;

const length = (min: number, max: number) => fc.integer({ min, max });
const cases = fc.record({
  batch: length(1, 3),
  height: length(4, 9),
  width: length(4, 9),
  channels: length(1, 11),
  window: fc.tuple(length(1, 4), length(1, 4)),
  strides: fc.tuple(length(1, 3), length(1, 3)),
  pad: fc.oneof(
    fc.constant<Pad>('valid'),
    fc.constant<Pad>('same'),
    fc.constant<Pad>(1),
    fc.constant<Pad>([
      [0, 0],
      [1, 0],
      [0, 2],
      [0, 0],
    ]),
  ),
});

describe.each([
  ['max pooling', tf.maxPool],
  ['average pooling', tf.avgPool],
])('%s', (_name, pool) => {
  const rounding = (pad: Pad) => (typeof pad === 'number' ? ('floor' as const) : undefined);

  it('and its gradient are tfjs’s for every window, stride and padding', () => {
    forAll(cases, ({ batch, height, width, channels, window, strides, pad }) => {
      // tfjs's gradient of average pooling does not know of rounding.
      const fits = pool === tf.maxPool || pad !== 1;
      expectParity(() => {
        const x = tensor([batch, height, width, channels], 1) as tf.Tensor4D;
        const y = pool(x, window, strides, pad, rounding(pad));
        if (!fits) return y;
        const grad = tf.grad((value) => pool(value as tf.Tensor4D, window, strides, pad, rounding(pad)));
        return [y, grad(x, tensor(y.shape, 2) as tf.Tensor4D)];
      });
    });
  });

  it('and its gradient treat NaN and infinities as tfjs does', () => {
    forAll(cases, ({ batch, height, width, channels, window, strides, pad }) => {
      expectParity(() => {
        const x = specialTensor([batch, height, width, channels], 1) as tf.Tensor4D;
        const y = pool(x, window, strides, pad, rounding(pad));
        if (pool === tf.avgPool) return y;
        const grad = tf.grad((value) => pool(value as tf.Tensor4D, window, strides, pad, rounding(pad)));
        return [y, grad(x, tensor(y.shape, 2) as tf.Tensor4D)];
      });
    });
  });

  it('keeps the first of equal values, and takes no images', () => {
    const grad = tf.grad((value) => pool(value as tf.Tensor4D, 2, 2, 'valid'));
    expectParity(() => grad(tf.ones<tf.Rank.R4>([1, 5, 5, 6]), tensor([1, 2, 2, 6], 1) as tf.Tensor4D));

    expectParity(() => pool(tf.zeros<tf.Rank.R4>([0, 4, 4, 3]), 2, 2, 'same'));
  });
});
