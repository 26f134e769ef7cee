import '@tensorflow/tfjs-backend-cpu';
import '@tensorflow/tfjs-backend-wasm';
import * as tf from '@tensorflow/tfjs-core';
import * as ops from '@weir/kernels/ops';
import type { Activation } from '@weir/kernels';
import { afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { layerCase } from './golden.ts';
import type { LayerCase, Values } from './golden.ts';
import { expectClose, noise, values } from './measure.ts';

const tensor = ({ data, shape }: Values): tf.Tensor => tf.tensor(Float32Array.from(data), [...shape]);
const integers = (data: readonly number[], shape: number[]): tf.Tensor =>
  tf.tensor(Int32Array.from(data), shape);
const read = (t: tf.Tensor): Values => values(t.shape, t.dataSync());

/** A layer's weight and bias, or gamma and beta, and their gradients; the golden layers used here have both. */
function parametersOf({ name, params, grads }: LayerCase) {
  const { weight, bias } = params;
  if (!weight || !bias || !grads.weight || !grads.bias)
    throw new Error(`golden: ${name} must have two parameters`);
  return { weight, bias, gradients: [grads.weight, grads.bias] };
}

/** Checks an op's value and its gradients with respect to its arguments on tfjs's tape. */
function expectOp<Args extends tf.Tensor[]>(
  op: (...args: Args) => tf.Tensor,
  args: readonly Values[],
  { y, dy, gradients }: { y: Values; dy: Values; gradients: readonly Values[] },
): void {
  const f = op as (...tensors: tf.Tensor[]) => tf.Tensor; // called below with as many as it takes
  const tensors = args.map(tensor);
  expectClose(read(f(...tensors)), y);
  const actual = tf.grads(f)(tensors, tensor(dy));
  expect(actual.length).toBe(gradients.length);
  gradients.forEach((expected, i) => expectClose(actual[i] && read(actual[i]), expected));
}

describe('importing the ops', () => {
  it('registers nothing', () => {
    expect(tf.getKernel('WeirAffine', 'cpu')).toBeUndefined();
    expect(tf.getGradient('WeirAffine')).toBeUndefined();
  });

  it('leaves an op on a backend without its kernel to say what to call', async () => {
    await tf.setBackend('cpu');
    expect(() => ops.activation(tf.scalar(1), 'tanh')).toThrow(
      "ops: backend must register the kernel WeirActivation, got cpu; call registerComposed('cpu') first",
    );
  });
});

describe.each(['cpu', 'wasm'])('the ops on %s', (backend) => {
  beforeAll(async () => {
    await tf.setBackend(backend);
    await tf.ready();
    ops.registerComposed(backend);
    ops.registerGradients();
  });
  beforeEach(() => tf.engine().startScope());
  afterEach(() => tf.engine().endScope());

  it('are registered once, however often it is asked for', () => {
    const warn = vi.spyOn(console, 'warn');
    const kernel = tf.getKernel('WeirAffine', backend);
    const gradient = tf.getGradient('WeirAffine');
    ops.registerComposed(backend);
    ops.registerGradients();
    expect(tf.getKernel('WeirAffine', backend)).toBe(kernel);
    expect(tf.getGradient('WeirAffine')).toBe(gradient);
    expect(warn).not.toHaveBeenCalled();
    warn.mockRestore();
  });

  it('differentiate affine as PyTorch does', () => {
    const { x, y, dy, dx, ...layer } = layerCase('linear');
    const { weight, bias, gradients } = parametersOf({ x, y, dy, dx, ...layer });
    expectOp(ops.affine, [x, weight, bias], { y, dy, gradients: [dx, ...gradients] });
  });

  it('differentiate affine without a bias', () => {
    const { x, y, dy, dx, params, grads } = layerCase('linear-no-bias');
    if (!params.weight || !grads.weight) throw new Error('golden: a linear layer has a weight');
    expectOp(ops.affine, [x, params.weight], { y, dy, gradients: [dx, grads.weight] });
  });

  it.each([
    ['batchNorm1d-m0.1-train', 1e-5],
    ['batchNorm1d-eps', 1e-2],
    ['batchNorm2d-train', 1e-5],
  ])('differentiate %s as PyTorch does', (name, eps) => {
    const layer = layerCase(name);
    const { weight, bias, gradients } = parametersOf(layer);
    expectOp(
      (x: tf.Tensor, gamma: tf.Tensor, beta: tf.Tensor) => ops.batchNorm(x, gamma, beta, { eps }).y,
      [layer.x, weight, bias],
      { ...layer, gradients: [layer.dx, ...gradients] },
    );
  });

  it('return the batch’s moments, over N or N − 1, as constants to the gradient', () => {
    const x = tensor(noise([6, 3], 1));
    const gamma = tf.ones([3]);
    const beta = tf.zeros([3]);
    const { mean, variance } = tf.moments(x, 0);
    const biased = ops.batchNorm(x, gamma, beta);
    const unbiased = ops.batchNorm(x, gamma, beta, { unbiased: true });
    expectClose(read(biased.mean), read(mean));
    expectClose(read(biased.variance), read(variance));
    expectClose(read(unbiased.variance), read(tf.mul(variance, 6 / 5)));
    const [dx] = tf.grads((v: tf.Tensor) => ops.batchNorm(v, gamma, beta).variance)([x], tf.ones([3]));
    expectClose(dx && read(dx), values([6, 3], new Float32Array(18)));
  });

  it.each([
    ['layerNorm', 1],
    ['groupNorm', 2],
    ['instanceNorm2d', 3],
  ])('differentiate %s as PyTorch does', (name, groups) => {
    const layer = layerCase(name);
    const { weight, bias, gradients } = parametersOf(layer);
    expectOp(
      (x: tf.Tensor, gamma: tf.Tensor, beta: tf.Tensor) => ops.groupNorm(x, gamma, beta, { groups }),
      [layer.x, weight, bias],
      { ...layer, gradients: [layer.dx, ...gradients] },
    );
  });

  const activations: readonly { name: string; activation: Activation; alpha?: number }[] = [
    { name: 'tanh', activation: 'tanh' },
    { name: 'sigmoid', activation: 'sigmoid' },
    { name: 'relu', activation: 'relu' },
    { name: 'leakyRelu', activation: 'leakyRelu' },
    { name: 'leakyRelu-0.2', activation: 'leakyRelu', alpha: 0.2 },
    { name: 'elu-0.5', activation: 'elu', alpha: 0.5 },
    { name: 'gelu', activation: 'gelu' },
    { name: 'gelu-tanh', activation: 'geluTanh' },
    { name: 'silu', activation: 'silu' },
    { name: 'softplus', activation: 'softplus' },
  ];
  it.each(activations)('differentiate $name as PyTorch does', ({ name, activation, alpha }) => {
    const layer = layerCase(name);
    const op = (x: tf.Tensor) => ops.activation(x, activation, alpha);
    expectOp(op, [layer.x], { ...layer, gradients: [layer.dx] });
  });

  it('differentiate embedding as PyTorch does', () => {
    const { params, grads, indices = [], y, dy } = layerCase('embedding');
    if (!params.weight || !grads.weight) throw new Error('golden: an embedding has a weight');
    const rows = integers(indices.flat(), [6, 3]);
    expectOp((table: tf.Tensor) => ops.embedding(table, rows), [params.weight], {
      y,
      dy,
      gradients: [grads.weight],
    });
  });

  it.each([0, 0.1])('differentiate softmaxCrossEntropy with smoothing %d as PyTorch does', (smoothing) => {
    const { x, target = [], loss = NaN, dx } = layerCase(`crossEntropy-mean-smooth${smoothing || '0.0'}`);
    const labels = integers(target, [target.length]);
    const op = (logits: tf.Tensor) => ops.softmaxCrossEntropy(logits, labels, smoothing);
    const twice = values(
      dx.shape,
      Float32Array.from(dx.data, (value) => 2 * value),
    );
    expectOp(op, [x], { y: values([], [loss]), dy: values([], [2]), gradients: [twice] });
  });

  it('refuse indices and labels that are not int32', () => {
    expect(() => ops.embedding(tf.ones([3, 2]), tf.ones([2]))).toThrow(
      "embedding: indices must be int32, got float32; make the tensor with dtype 'int32'",
    );
    expect(() => ops.softmaxCrossEntropy(tf.ones([2, 3]), tf.ones([2]))).toThrow(TypeError);
  });

  describe('in a network', () => {
    const indices = [0, 2, 4, 1, 1, 3, 4];
    const classes = [0, 2, 1, 0, 0, 1, 1];
    const start: readonly Values[] = [
      noise([5, 3], 1),
      noise([3, 4], 2),
      noise([4], 3, 0.2, 1),
      noise([4], 4),
      noise([4, 3], 5),
      noise([3], 6),
    ];
    const loss = (
      table: tf.Tensor,
      w1: tf.Tensor,
      gamma: tf.Tensor,
      beta: tf.Tensor,
      w2: tf.Tensor,
      b2: tf.Tensor,
    ) => {
      const x = ops.embedding(table, integers(indices, [7]));
      const h = ops.activation(ops.batchNorm(ops.affine(x, w1), gamma, beta, { unbiased: true }).y, 'tanh');
      return ops.softmaxCrossEntropy(ops.affine(h, w2, b2), integers(classes, [7]));
    };
    const f = loss as (...args: tf.Tensor[]) => tf.Tensor; // called with the six parameters

    it('have the gradient that central differences see', () => {
      const gradients = tf.grads(f)(start.map(tensor)).map(read);
      const h = 1e-2; // float32 losses of about 1 are good to 1e-7, so differences to 1e-5
      start.forEach((parameter, p) => {
        const along = (i: number, offset: number): number => {
          const moved = Float32Array.from(parameter.data, (value, k) => value + (k === i ? offset : 0));
          return (
            f(
              ...start.map((value, k) => tensor(k === p ? values(value.shape, moved) : value)),
            ).dataSync()[0] ?? NaN
          );
        };
        const differences = Array.from(parameter.data, (_, i) => (along(i, h) - along(i, -h)) / (2 * h));
        expectClose(gradients[p], values(parameter.shape, differences), 2e-3, 0.5);
      });
    });

    it('learn, and leave no tensor behind', () => {
      const variables = start.map((parameter) => tf.variable(tensor(parameter)));
      const optimizer = tf.train.sgd(0.5);
      // The loss is of rank 0, which the ops' types do not say.
      const step = (): number => {
        const cost = optimizer.minimize(() => f(...variables) as tf.Scalar, true, variables);
        const value = cost?.dataSync()[0] ?? NaN;
        cost?.dispose();
        return value;
      };
      const first = step();
      const { numTensors } = tf.memory();
      let last = first;
      for (let n = 0; n < 30; n++) last = step();
      expect(tf.memory().numTensors).toBe(numTensors);
      expect(first).toBeGreaterThan(0.5);
      expect(last).toBeLessThan(0.1);
      tf.dispose(variables);
    });
  });
});
