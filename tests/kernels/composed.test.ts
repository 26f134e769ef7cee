import '@tensorflow/tfjs-backend-cpu';
import { setBackend } from '@tensorflow/tfjs-core';
import {
  adam,
  affine,
  batchNorm,
  currentDevice,
  groupNorm,
  histogram,
  rmsProp,
  softmaxCrossEntropy,
} from '@weir/kernels';
import { beforeAll, describe, expect, it } from 'vitest';
import { measure, noise, values } from './measure.ts';

const plainAdam = { beta1: 0.9, beta2: 0.999, eps: 1e-8, weightDecay: 0, decoupled: false };
const plainRmsProp = { alpha: 0.99, eps: 1e-8, momentum: 0, centered: false, weightDecay: 0 };
const lists = { parameters: [], gradients: [], into: [], state: [], learningRate: 0.1, step: 1 };

describe('a composed kernel', () => {
  beforeAll(async () => {
    await setBackend('cpu');
  });

  it.each([
    {
      of: 'an affine map whose widths differ',
      run: () => measure(affine, { x: noise([2, 3], 1), weight: noise([4, 5], 2) }, {}),
      message:
        "affine: x must have a last axis of 4, as weight [4,5] does, got [2,3]; match the layers' widths",
    },
    {
      of: 'a weight of three axes',
      run: () => measure(affine, { x: noise([2, 3], 1), weight: noise([3, 2, 2], 2) }, {}),
      message: 'affine: weight must have two axes, got [3,2,2]; give it as [fanIn, fanOut]',
    },
    {
      of: 'a scalar',
      run: () => measure(batchNorm, { x: values([], [1]) }, { eps: 1e-5, unbiased: false }),
      message: 'batchNorm: x must have at least one axis, got a scalar; reshape it to [1]',
    },
    {
      of: 'scalar logits',
      run: () =>
        measure(
          softmaxCrossEntropy,
          { logits: values([], [1]), labels: values([1], Int32Array.of(0)) },
          { labelSmoothing: 0, gradient: false },
        ),
      message: 'softmaxCrossEntropy: logits must have at least one axis, got a scalar; reshape it to [1]',
    },
    ...[0, 4, 1.5, NaN].map((groups) => ({
      of: `${groups} groups of six channels`,
      run: () => measure(groupNorm, { x: noise([2, 6], 1) }, { groups, eps: 1e-5 }),
      message: `groupNorm: groups must divide the 6 channels, got ${groups}; choose one of their divisors`,
    })),
    {
      of: 'groups of a vector',
      run: () => measure(groupNorm, { x: noise([6], 1) }, { groups: 1, eps: 1e-5 }),
      message: 'groupNorm: x must have at least two axes, got [6]; give it as [N, …, C]',
    },
    ...[0, -1, 2.5, NaN].map((bins) => ({
      of: `a histogram of ${bins} bins`,
      run: () => measure(histogram, { x: noise([2], 1) }, { bins, low: 0, high: 1 }),
      message: `histogram: bins must be a positive integer, got ${bins}; ask for at least one`,
    })),
    ...[
      [1, 0],
      [NaN, 1],
      [0, Infinity],
    ].map(([low = 0, high = 0]) => ({
      of: `a histogram from ${low} to ${high}`,
      run: () => measure(histogram, { x: noise([2], 1) }, { bins: 2, low, high }),
      message: `histogram: low and high must be finite and in order, got ${low} and ${high}; leave out values that are not finite`,
    })),
    {
      of: 'an optimiser without its state',
      run: () => currentDevice().run(adam, {}, { ...lists, ...plainAdam }),
      message: 'adam: state must have 2 slots, got 0; give those that its hyperparameters ask for',
    },
    {
      of: 'a parameter without a gradient',
      run: () => {
        const tensor = currentDevice().upload(new Float32Array(2), [2]);
        return currentDevice().run(
          rmsProp,
          {},
          { ...lists, ...plainRmsProp, parameters: [tensor], state: [[tensor]] },
        );
      },
      message:
        "rmsProp: gradients and state must have a tensor for each of 1 parameters, got none for number 0; pass them in the parameters' order",
    },
  ])('refuses $of', ({ run, message }) => {
    expect(run).toThrow(RangeError);
    expect(run).toThrow(message);
  });
});
