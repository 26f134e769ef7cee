import * as tf from '@tensorflow/tfjs-core';
import fc from 'fast-check';
import { describe, it } from 'vitest';
import { expectParity, forAll, tensor } from '../testing/compare.ts';

const length = (min: number, max: number) => fc.integer({ min, max });
const cases = fc.record({
  shape: fc.tuple(length(0, 2), length(1, 4), length(1, 4), length(1, 19)),
  radius: length(0, 8),
  bias: fc.constantFrom(0.5, 1, 2),
  alpha: fc.constantFrom(0, 1e-4, 0.3, 1),
  beta: fc.constantFrom(0, 0.5, 0.75, 1, 2.5),
});

describe('local response normalisation', () => {
  it('and its gradient are tfjs’s for every radius and exponent', () => {
    forAll(cases, ({ shape, radius, bias, alpha, beta }) => {
      const run = (x: tf.Tensor) =>
        tf.localResponseNormalization(x as tf.Tensor4D, radius, bias, alpha, beta);
      expectParity(
        () => {
          const x = tensor(shape, 1);
          return [run(x), tf.grad(run)(x, tensor(shape, 2))];
        },
        { relative: 2e-5, absolute: 5e-6 },
      );
    });
  });
});
