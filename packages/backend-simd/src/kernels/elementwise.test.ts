import * as tf from '@tensorflow/tfjs-core';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { expectParity, forAll, shapes, specialTensor, tensor } from '../testing/compare.ts';

const unary: Readonly<Record<string, (x: tf.Tensor) => tf.Tensor>> = {
  neg: tf.neg,
  abs: tf.abs,
  square: tf.square,
  sqrt: tf.sqrt,
  rsqrt: tf.rsqrt,
  reciprocal: tf.reciprocal,
  exp: tf.exp,
  log: tf.log,
  tanh: tf.tanh,
  sigmoid: tf.sigmoid,
  relu: tf.relu,
  relu6: tf.relu6,
  leakyRelu: (x: tf.Tensor) => tf.leakyRelu(x, 0.3),
  elu: tf.elu,
  softplus: tf.softplus,
  step: (x: tf.Tensor) => tf.step(x, -0.25),
  floor: tf.floor,
  ceil: tf.ceil,
  round: tf.round,
  sign: tf.sign,
  selu: tf.selu,
  sin: tf.sin,
  cos: tf.cos,
  tan: tf.tan,
  asin: tf.asin,
  acos: tf.acos,
  atan: tf.atan,
  sinh: tf.sinh,
  cosh: tf.cosh,
  asinh: tf.asinh,
  acosh: tf.acosh,
  atanh: tf.atanh,
  expm1: tf.expm1,
  log1p: tf.log1p,
  isNaN: tf.isNaN,
  isInf: tf.isInf,
  isFinite: tf.isFinite,
  toInt: (x: tf.Tensor) => tf.cast(x, 'int32'),
  clipByValue: (x: tf.Tensor) => tf.clipByValue(x, -0.5, 1.25),
};

const binary: Readonly<Record<string, (a: tf.Tensor, b: tf.Tensor) => tf.Tensor>> = {
  add: tf.add,
  sub: tf.sub,
  mul: tf.mul,
  div: tf.div,
  maximum: tf.maximum,
  minimum: tf.minimum,
  squaredDifference: tf.squaredDifference,
  prelu: tf.prelu,
  mod: tf.mod,
  floorDiv: tf.floorDiv,
  pow: tf.pow,
  atan2: tf.atan2,
  equal: tf.equal,
  notEqual: tf.notEqual,
  less: tf.less,
  lessEqual: tf.lessEqual,
  greater: tf.greater,
  greaterEqual: tf.greaterEqual,
};

/** A shape and two that broadcast to it, each with some axes of length 1 and some leading ones left out. */
const broadcasts = shapes(0, 5, 6).chain((shape) => {
  const side = fc
    .tuple(fc.array(fc.boolean(), { minLength: shape.length, maxLength: shape.length }), fc.nat(shape.length))
    .map(([single, dropped]) => shape.map((length, axis) => (single[axis] ? 1 : length)).slice(dropped));
  return fc.tuple(side, side);
});

describe('element-wise functions of one tensor', () => {
  it.each(Object.entries(unary))('%s is tfjs’s for every shape', (_name, op) => {
    forAll(shapes(0, 4), (shape) => expectParity(() => op(tensor(shape, 1))), 20);
  });

  it.each(Object.entries(unary))(
    '%s treats NaN, infinities, zeros and extremes as tfjs does',
    (_name, op) => {
      expectParity(() => op(specialTensor([91], 1)), { relative: 1e-6, absolute: 1e-37 });
    },
  );

  const ofIntegers = [
    'neg',
    'abs',
    'square',
    'relu',
    'relu6',
    'leakyRelu',
    'reciprocal',
    'exp',
    'step',
    'clipByValue',
  ];
  it.each(Object.entries(unary).filter(([name]) => ofIntegers.includes(name)))(
    '%s leaves integers to tfjs',
    (_name, op) => {
      expectParity(() => op(tf.tensor1d([-3, 0, 2, 7], 'int32')));
    },
  );

  // tfjs has no gradient of these.
  const flat = ['isNaN', 'isInf', 'isFinite', 'toInt'];
  it.each(Object.entries(unary).filter(([name]) => !flat.includes(name)))(
    '%s has tfjs’s gradient',
    (_name, op) => {
      expectParity(() => tf.grad((x) => op(x))(tf.abs(tensor([3, 7], 1)), tensor([3, 7], 2)));
      if (!['log', 'sqrt', 'rsqrt'].includes(_name)) {
        expectParity(() => tf.grad((x) => op(x))(tensor([5, 7], 1), tensor([5, 7], 2)));
      }
    },
  );

  it('log is within 2 ulp over the whole range', () => {
    void tf.setBackend('simd');
    const bits = Int32Array.from({ length: 200_000 }, (_, i) => Math.floor((i * 0x7f7fffff) / 200_000) + 1);
    const x = new Float32Array(bits.buffer);
    const near = Float32Array.from({ length: 50_000 }, (_, i) => 0.5 + i / 25_000);
    for (const values of [x, near]) {
      const y = tf.tidy(() => tf.log(tf.tensor1d(values)).dataSync());
      let worst = 0;
      values.forEach((value, i) => {
        const exact = Math.log(value);
        const ulp = 2 ** (Math.floor(Math.log2(Math.abs(exact) || 2 ** -126)) - 23);
        worst = Math.max(worst, Math.abs((y[i] ?? NaN) - exact) / ulp);
      });
      expect(worst).toBeLessThan(2);
    }
  });
});

describe('element-wise functions of two tensors', () => {
  it.each(Object.entries(binary))('%s is tfjs’s for every pair of shapes that broadcast', (_name, op) => {
    forAll(broadcasts, ([a, b]) => expectParity(() => op(specialTensor(a, 1), specialTensor(b, 2))), 60);
  });

  it.each(Object.entries(binary))('%s is tfjs’s for equal shapes, scalars, rows and columns', (_name, op) => {
    for (const [a, b] of [
      [[37], [37]],
      [[13, 7], []],
      [[], [13, 7]],
      [[13, 7], [7]],
      [[7], [13, 7]],
      [
        [13, 7],
        [13, 1],
      ],
      [
        [3, 1, 5],
        [1, 4, 1],
      ],
    ] as const) {
      expectParity(() => op(tensor(a, 1), tensor(b, 2)));
    }
  });

  it.each(Object.entries(binary))('%s leaves integers and mixed dtypes to tfjs', (_name, op) => {
    expectParity(() => op(tf.tensor1d([1, -2, 3], 'int32'), tf.tensor1d([1, 2, -3], 'int32')));
    expectParity(() => op(tf.tensor1d([1, -2, 3]), tf.tensor1d([1, 2, -3], 'int32')));
  });

  const ofInts: Record<string, (a: tf.Tensor, b: tf.Tensor) => tf.Tensor> = {
    ...binary,
    bitwiseAnd: tf.bitwiseAnd,
  };
  it.each(Object.entries(ofInts).filter(([name]) => name !== 'prelu'))(
    '%s is tfjs’s for integers',
    (_name, op) => {
      const integers = (shape: readonly number[], seed: number) =>
        tf.cast(tf.mul(tensor(shape, seed), 50), 'int32');
      forAll(
        broadcasts,
        ([a, b]) => {
          if (_name !== 'bitwiseAnd') expectParity(() => op(integers(a, 1), integers(b, 2)));
          else expectParity(() => op(integers(a, 1), integers(a, 2)));
        },
        30,
      );
      const largest = [2147483647, -2147483648, 65536, -1, 0, 1, 7];
      expectParity(() => op(tf.tensor1d(largest, 'int32'), tf.tensor1d(largest.toReversed(), 'int32')));
    },
  );

  it.each(Object.entries({ and: tf.logicalAnd, or: tf.logicalOr, xor: tf.logicalXor }))(
    'logical %s is tfjs’s for every pair of shapes that broadcast, and so is not',
    (_name, op) => {
      const flags = (shape: readonly number[], seed: number) => tf.greater(tensor(shape, seed), 0);
      forAll(broadcasts, ([a, b]) =>
        expectParity(() => [op(flags(a, 1), flags(b, 2)), tf.logicalNot(flags(a, 3))]),
      );
      expectParity(() => [op(flags([5, 50], 1), flags([50], 2)), tf.logicalNot(flags([5, 50], 3))]);
    },
  );

  it.each([2, 3, 0.5, -1, 0, 1, 2.5])('pow by %d is tfjs’s', (exponent) => {
    expectParity(() => tf.pow(specialTensor([91], 1), exponent), { relative: 1e-6, absolute: 1e-37 });
    expectParity(() => tf.grad((x) => tf.pow(x, exponent))(tf.add(tf.abs(tensor([3, 7], 1)), 0.1)));
  });

  it.each(Object.entries(binary).slice(0, 7))('%s has tfjs’s gradients', (_name, op) => {
    const shape = [4, 5];
    // tfjs's gradients of these three do not broadcast.
    const other = ['maximum', 'minimum', 'squaredDifference'].includes(_name) ? shape : [5];
    expectParity(() => tf.grads((a, b) => op(a, b))([tensor(shape, 1), tensor(other, 2)], tensor(shape, 3)), {
      relative: 1e-4,
      absolute: 1e-4,
    });
  });

  it('refuses shapes that do not broadcast, as tfjs does', () => {
    void tf.setBackend('simd');
    const tensors = tf.memory().numTensors;
    tf.tidy(() => {
      expect(() => tf.add(tf.zeros([2, 3]), tf.zeros([4]))).toThrow(/could not be broadcast/);
    });
    expect(tf.memory().numTensors).toBe(tensors);
  });
});

describe('select, cast and addN', () => {
  it('are tfjs’s for every shape', () => {
    forAll(shapes(0, 4), (shape) => {
      expectParity(() => {
        const a = specialTensor(shape, 1);
        const b = specialTensor(shape, 2);
        const chosen = tf.where(tf.greater(a, b), a, b);
        return [chosen, tf.cast(tf.less(a, b), 'float32'), tf.addN([a, b, chosen]), tf.addN([a])];
      });
    });
  });

  it('cast integers and booleans to values that SIMD kernels can read', () => {
    expectParity(() => {
      const whole = tf.cast(tf.tensor2d([1, 2, 3, -4, 5], [1, 5], 'int32'), 'float32');
      const flags = tf.cast(tf.tensor2d([true, false, true, true, false], [1, 5], 'bool'), 'float32');
      return [tf.matMul(whole as tf.Tensor2D, flags as tf.Tensor2D, false, true), tf.add(whole, flags)];
    });
    expectParity(() => [
      tf.cast(tf.tensor1d([1.7, -1.7, 0]), 'int32'),
      tf.cast(specialTensor([91], 1), 'int32'),
      tf.cast(
        tf.tensor1d([2147483647, -2147483648, 2147483648, 4294967297, -6442450944, 1e19, 1e30]),
        'int32',
      ),
      tf.cast(tf.tensor1d([1.7, 0]), 'bool'),
      tf.add(tf.cast(tf.tensor1d([true, false], 'bool'), 'int32'), tf.tensor1d([3, 4], 'int32')),
    ]);
  });
});
