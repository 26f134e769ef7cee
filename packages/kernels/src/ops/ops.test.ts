import * as tf from '@tensorflow/tfjs-core';
import { afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { FusedKernel } from '../device.ts';
import { differences, expectValues, mixed, of, onCpu } from '../testing/cpu.ts';
import type { Values } from '../testing/cpu.ts';
import { activation, activationGradient } from './activation.ts';
import { affine, affineGradient } from './affine.ts';
import { batchNorm, batchNormGradient } from './batchNorm.ts';
import { embedding, embeddingGradient } from './embedding.ts';
import { gradientOf } from './gradientOf.ts';
import { groupNorm, groupNormGradient } from './groupNorm.ts';
import { registerComposed } from './registerComposed.ts';
import { registerGradients } from './registerGradients.ts';
import { requireInt32 } from './requireInt32.ts';
import { runFused } from './runFused.ts';
import { softmaxCrossEntropy, softmaxCrossEntropyGradient } from './softmaxCrossEntropy.ts';

const tensor = ({ data, shape }: Values) => tf.tensor(Float32Array.from(data), [...shape]);
const whole = (data: readonly number[]) => tf.tensor1d(Int32Array.from(data));
const read = (t: tf.Tensor | undefined): Values | undefined => t && of(t.shape, t.dataSync().slice());

/** Checks every gradient of an op on tfjs's tape with what central differences of the op itself give. */
function expectGradients(op: (...args: tf.Tensor[]) => tf.Tensor, args: readonly Values[]): void {
  const tensors = args.map(tensor);
  const y = op(...tensors);
  const dy = mixed(y.shape, 9);
  const gradients = tf.grads(op)(tensors, tensor(dy));
  args.forEach(({ shape, data }, at) => {
    const f = (moved: readonly number[]) =>
      op(...tensors.map((each, other) => (other === at ? tensor(of(shape, moved)) : each))).dataSync();
    // The op is float32, so the differences are good to a few hundredths of a percent.
    expectValues(read(gradients[at]), shape, differences(f, data, dy.data, 1e-2), 2e-3);
  });
}

beforeAll(onCpu);

describe('without registration', () => {
  it('runFused says which kernel the backend lacks, and what to call', () => {
    const kernel: FusedKernel<object, object> = { name: 'TestNothing', composed: () => [] };
    expect(() => runFused(kernel, {}, {})).toThrow(
      "ops: backend must register the kernel TestNothing, got cpu; call registerComposed('cpu') first",
    );
  });
});

describe('the ops', () => {
  beforeAll(() => {
    registerComposed('cpu');
    registerGradients();
  });
  beforeEach(() => tf.engine().startScope());
  afterEach(() => tf.engine().endScope());

  it('are registered once, however often it is asked for', () => {
    const kernel = tf.getKernel('WeirAffine', 'cpu');
    const gradient = tf.getGradient('WeirAffine');
    registerComposed('cpu');
    registerGradients();
    expect(tf.getKernel('WeirAffine', 'cpu')).toBe(kernel);
    expect(tf.getGradient('WeirAffine')).toBe(gradient);
  });

  it('have each its gradient, by the name of its kernel', () => {
    for (const gradient of [
      activationGradient,
      affineGradient,
      batchNormGradient,
      embeddingGradient,
      groupNormGradient,
      softmaxCrossEntropyGradient,
    ])
      expect(tf.getGradient(gradient.kernelName)).toBe(gradient);
  });

  it('differentiate affine, with and without a bias', () => {
    const args = [mixed([4, 3]), mixed([3, 2], 2), mixed([2], 3)] as const;
    const op = affine as (...of: tf.Tensor[]) => tf.Tensor; // called with as many as it takes
    expectGradients(op, args);
    expectGradients(op, args.slice(0, 2));
  });

  it('differentiate batchNorm and groupNorm', () => {
    const args = [mixed([4, 3]), mixed([3], 2), mixed([3], 3)];
    const normed = (x: tf.Tensor, gamma: tf.Tensor, beta: tf.Tensor) =>
      batchNorm(x, gamma, beta, { eps: 1e-2, unbiased: true }).y;
    expectGradients(normed as (...of: tf.Tensor[]) => tf.Tensor, args);
    const grouped = (x: tf.Tensor, gamma: tf.Tensor, beta: tf.Tensor) =>
      groupNorm(x, gamma, beta, { groups: 1 });
    expectGradients(grouped as (...of: tf.Tensor[]) => tf.Tensor, args);
  });

  it('give the moments that batchNorm used, over N unless asked otherwise', () => {
    const x = tensor(of([2, 1], [1, 3]));
    const { mean, variance } = batchNorm(x, tf.ones([1]), tf.zeros([1]));
    expectValues(read(mean), [1], [2]);
    expectValues(read(variance), [1], [1]);
    expectValues(read(batchNorm(x, tf.ones([1]), tf.zeros([1]), { unbiased: true }).variance), [1], [2]);
  });

  it('differentiate activations, with their numbers', () => {
    const x = of([6], [-2.1, -0.7, 0.3, 1.1, 2.3, 4]);
    expectGradients((v = tf.scalar(0)) => activation(v, 'gelu'), [x]);
    expectGradients((v = tf.scalar(0)) => activation(v, 'elu', 0.5), [x]);
    expectGradients((v = tf.scalar(0)) => activation(v, 'hardtanh', -1.5, 2.6), [x]);
  });

  it('differentiate embedding with respect to its table', () => {
    const indices = whole([1, 0, 1]);
    expectGradients((table = tf.scalar(0)) => embedding(table, indices), [mixed([3, 2])]);
  });

  it('differentiate softmaxCrossEntropy, smoothed or not', () => {
    const labels = whole([2, 0]);
    for (const smoothing of [0, 0.2])
      expectGradients(
        (logits = tf.scalar(0)) => softmaxCrossEntropy(logits, labels, smoothing),
        [mixed([2, 3])],
      );
  });

  it('refuse indices and labels that are not int32', () => {
    expect(() => requireInt32('embedding', 'indices', tf.ones([2]))).toThrow(
      new TypeError("embedding: indices must be int32, got float32; make the tensor with dtype 'int32'"),
    );
    expect(() => requireInt32('embedding', 'indices', whole([1]))).not.toThrow();
    expect(() => embedding(tf.ones([3, 2]), tf.ones([2]))).toThrow('embedding: indices must be int32');
    expect(() => softmaxCrossEntropy(tf.ones([2, 3]), tf.ones([2]))).toThrow(
      'softmaxCrossEntropy: labels must be int32',
    );
  });
});

describe('gradientOf', () => {
  const kernel: FusedKernel<
    { readonly a: tf.TensorInfo; readonly b: tf.TensorInfo },
    { readonly by: number }
  > = {
    name: 'TestKernel',
    composed: () => [],
  };
  const gradient = gradientOf(kernel, {
    saveInputs: ['b'],
    saveOutputs: [true],
    gradients: (dy, [b, y]: readonly [tf.Tensor, tf.Tensor], { by }) => ({
      a: tf.mul(tf.mul(dy, b), tf.mul(y, by)),
    }),
  });

  it('names the kernel and what is saved for it', () => {
    expect(gradient).toMatchObject({ kernelName: 'TestKernel', inputsToSave: ['b'], outputsToSave: [true] });
  });

  it('takes the gradient of the first output, the saved tensors and the attributes', () => {
    tf.tidy(() => {
      const grads = gradient.gradFunc([tf.scalar(2), tf.scalar(99)], [tf.scalar(3), tf.scalar(5)], { by: 7 });
      const { a } = grads as { a: () => tf.Tensor }; // the one input that has a gradient
      expect(Object.keys(grads)).toEqual(['a']);
      expect(a().dataSync()[0]).toBe(2 * 3 * 5 * 7);
    });
  });

  it('says so where there is no gradient of the output', () => {
    expect(() => gradient.gradFunc([], [], {})).toThrow(
      'ops: TestKernel must be given a gradient of its output, got none',
    );
  });
});
