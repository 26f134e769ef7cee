import * as tf from '@tensorflow/tfjs-core';
import { beforeEach, expect, test } from 'vitest';
import { dilationGradKernel } from './dilationGradKernel.ts';
import './index.ts';

beforeEach(() => void tf.setBackend('simd'));

/** The gradient of a dilation of 1, 5, 2 by one filter of two, whose largest sums are 1 + 7 and 5 + 7. */
const gradientBy = (kernel: ReturnType<typeof dilationGradKernel>, dtype: 'float32' | 'int32' = 'float32') =>
  tf.tidy(() => {
    const inputs = {
      x: tf.tensor4d([1, 5, 2], [1, 1, 3, 1], dtype),
      filter: tf.tensor3d([7, 2], [1, 2, 1]),
      dy: tf.tensor4d([10, 100], [1, 1, 2, 1]),
    };
    const attrs = { strides: [1, 1], pad: 'valid', dilations: [1, 1] };
    const [out] = [kernel.kernelFunc({ inputs, attrs, backend: tf.backend() })].flat();
    return tf.engine().makeTensorFromTensorInfo(out ?? inputs.x);
  });

test.each(['float32', 'int32'] as const)(
  'the gradients of x of %s go where the largest sums are from',
  (dtype) => {
    const toX = gradientBy(dilationGradKernel('Dilation2DBackpropInput', 'x', 'dilateInputGrad'), dtype);
    expect([toX.shape, [...toX.dataSync()]]).toEqual([
      [1, 1, 3, 1],
      [10, 100, 0],
    ]);
    const toFilter = gradientBy(
      dilationGradKernel('Dilation2DBackpropFilter', 'filter', 'dilateFilterGrad'),
      dtype,
    );
    expect([toFilter.shape, [...toFilter.dataSync()]]).toEqual([
      [1, 2, 1],
      [110, 0],
    ]);
    tf.dispose([toX, toFilter]);
  },
);
