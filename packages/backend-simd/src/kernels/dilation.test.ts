import * as tf from '@tensorflow/tfjs-core';
import fc from 'fast-check';
import { describe, it } from 'vitest';
import { expectParity, forAll, specialTensor, tensor } from '../testing/compare.ts';

const length = (min: number, max: number) => fc.integer({ min, max });
const cases = fc.record({
  shape: fc.tuple(length(1, 3), length(5, 8), length(5, 8), length(1, 9)),
  filter: fc.tuple(length(1, 3), length(1, 3)),
  strides: fc.tuple(length(1, 2), length(1, 2)),
  gaps: length(1, 2),
  pad: fc.constantFrom('valid' as const, 'same' as const),
});

describe('dilation', () => {
  it('and both its gradients are tfjs’s for every filter, stride, gap and padding', () => {
    forAll(cases, ({ shape, filter, strides, gaps, pad }) => {
      const run = (x: tf.Tensor, taps: tf.Tensor) =>
        tf.dilation2d(x as tf.Tensor4D, taps as tf.Tensor3D, strides, pad, gaps);
      expectParity(() => {
        const x = tensor(shape, 1);
        const taps = tensor([...filter, shape[3]], 2);
        const y = run(x, taps);
        return [y, ...tf.grads(run)([x, taps], tensor(y.shape, 3) as tf.Tensor4D)];
      });
    });
  });

  it('passes over NaN as tfjs does', () => {
    forAll(cases, ({ shape, filter, strides, gaps, pad }) => {
      const taps = tensor([...filter, shape[3]], 2) as tf.Tensor3D;
      const x = specialTensor(shape, 1) as tf.Tensor4D;
      expectParity(() => tf.dilation2d(x, taps, strides, pad, gaps));
    });
  });
});
