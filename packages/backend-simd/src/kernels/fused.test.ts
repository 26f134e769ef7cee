import * as tf from '@tensorflow/tfjs-core';
import fc from 'fast-check';
import { describe, it } from 'vitest';
import { expectParity, forAll, tensor } from '../testing/compare.ts';

const activations = ['linear', 'relu', 'relu6', 'elu', 'sigmoid', 'leakyrelu', 'prelu'] as const;
const length = (min: number, max: number) => fc.integer({ min, max });
const close = { relative: 1e-4, absolute: 1e-4 };
const noBias = [undefined] as const;

describe.each(activations)('fused kernels with %s', (activation) => {
  it('matMul is tfjs’s with every bias', () => {
    const cases = fc.tuple(length(1, 9), length(1, 9), length(1, 9), fc.boolean(), fc.boolean());
    forAll(
      cases,
      ([m, n, k, transposeA, transposeB]) => {
        for (const shape of [...noBias, [n], [1], [m, n], [1, n]]) {
          expectParity(() => {
            const a = tensor(transposeA ? [k, m] : [m, k], 1) as tf.Tensor2D;
            const b = tensor(transposeB ? [n, k] : [k, n], 2) as tf.Tensor2D;
            const bias = shape ? { bias: tensor(shape, 3) } : {};
            const weights = activation === 'prelu' ? { preluActivationWeights: tensor([n], 4) } : {};
            return tf.fused.matMul({
              a,
              b,
              transposeA,
              transposeB,
              activation,
              leakyreluAlpha: 0.3,
              ...bias,
              ...weights,
            });
          }, close);
        }
      },
      15,
    );
  });

  it('matMul is tfjs’s in batches', () => {
    expectParity(() => {
      const weights = activation === 'prelu' ? { preluActivationWeights: tensor([5], 4) } : {};
      const a = tensor([3, 2, 4], 1) as tf.Tensor3D;
      const b = tensor([3, 4, 5], 2) as tf.Tensor3D;
      return tf.fused.matMul({ a, b, bias: tensor([5], 3), activation, ...weights });
    }, close);
  });

  it('convolution is tfjs’s', () => {
    forAll(
      fc.tuple(length(1, 5), length(1, 11), fc.constantFrom('same' as const, 'valid' as const)),
      ([I, O, pad]) => {
        for (const shape of [...noBias, [O], [1], []]) {
          expectParity(() => {
            const bias = shape ? { bias: tensor(shape, 3) } : {};
            const weights = activation === 'prelu' ? { preluActivationWeights: tensor([O], 4) } : {};
            return tf.fused.conv2d({
              x: tensor([2, 6, 5, I], 1) as tf.Tensor4D,
              filter: tensor([3, 3, I, O], 2) as tf.Tensor4D,
              strides: 1,
              pad,
              activation,
              leakyreluAlpha: 0.3,
              ...bias,
              ...weights,
            });
          }, close);
        }
      },
      8,
    );
  });
});
