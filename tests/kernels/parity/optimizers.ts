import type { TensorInfo } from '@tensorflow/tfjs-core';
import { adagrad, adam, currentDevice, rmsProp, sgd } from '@weir/kernels';
import type { Device, OptimizerAttrs } from '@weir/kernels';
import { describe, expect, it } from 'vitest';
import { optimizerCases } from '../golden.ts';
import type { Values } from '../golden.ts';
import { download, expectClose, noise, upload, values } from '../measure.ts';
import { affineReference } from '../reference.ts';

/** One optimiser of the golden file: how many slots it has, and how it runs. */
interface Rule {
  readonly slots: number;
  readonly run: (device: Device, attrs: OptimizerAttrs) => TensorInfo[];
  readonly learningRate: number;
}

const plainSgd = { momentum: 0, dampening: 0, nesterov: false, weightDecay: 0 };
const plainAdam = { beta1: 0.9, beta2: 0.999, eps: 1e-8, weightDecay: 0, decoupled: false };
const plainRmsProp = { alpha: 0.99, eps: 1e-8, momentum: 0, centered: false, weightDecay: 0 };
const plainAdagrad = { eps: 1e-10, weightDecay: 0, learningRateDecay: 0 };

const sgdRule = (learningRate: number, attrs: Partial<typeof plainSgd>): Rule => ({
  slots: attrs.momentum ? 1 : 0,
  run: (device, common) => device.run(sgd, {}, { ...common, ...plainSgd, ...attrs }),
  learningRate,
});
const adamRule = (attrs: Partial<typeof plainAdam>): Rule => ({
  slots: 2,
  run: (device, common) => device.run(adam, {}, { ...common, ...plainAdam, ...attrs }),
  learningRate: 0.05,
});
const rmsPropRule = (slots: number, attrs: Partial<typeof plainRmsProp>): Rule => ({
  slots,
  run: (device, common) => device.run(rmsProp, {}, { ...common, ...plainRmsProp, ...attrs }),
  learningRate: 0.01,
});

const rules: Readonly<Record<string, Rule>> = {
  sgd: sgdRule(0.1, {}),
  'sgd-momentum': sgdRule(0.1, { momentum: 0.9 }),
  'sgd-nesterov': sgdRule(0.05, { momentum: 0.9, nesterov: true }),
  'sgd-wd': sgdRule(0.1, { weightDecay: 0.05 }),
  'sgd-dampening': sgdRule(0.1, { momentum: 0.8, dampening: 0.3 }),
  rmsprop: rmsPropRule(1, {}),
  'rmsprop-momentum-centered': rmsPropRule(3, { alpha: 0.95, momentum: 0.5, centered: true }),
  adam: adamRule({}),
  'adam-wd': adamRule({ weightDecay: 0.1 }),
  adamw: adamRule({ weightDecay: 0.1, decoupled: true }),
  adagrad: {
    slots: 1,
    run: (device, common) => device.run(adagrad, {}, { ...common, ...plainAdagrad }),
    learningRate: 0.1,
  },
};

/** Trains parameters as the contract asks of a caller, and returns their values after each step. */
function train(
  { slots, run, learningRate }: Rule,
  start: readonly Values[],
  steps: number,
  gradientOf: (parameter: Values) => Values,
): Values[][] {
  const device = currentDevice();
  const before = device.backend.numDataIds();
  const zeros = start.map(({ shape, data }) => values(shape, new Float32Array(data.length)));
  let parameters = start.map(upload);
  let into = zeros.map(upload);
  let state = Array.from({ length: slots }, () => zeros.map(upload));
  const trajectory: Values[][] = [];
  for (let step = 1; step <= steps; step++) {
    const old = parameters.map(download);
    const gradients = old.map((parameter) => upload(gradientOf(parameter)));
    const outputs = run(device, { parameters, gradients, into, state, learningRate, step });
    expect(outputs.length).toBe((slots + 1) * start.length);
    expect(parameters.map(download), 'a parameter was written').toEqual(old);
    // An output that is not one of the tensors passed in is a new one; what it replaces is the caller's to free.
    const kept = new Set(outputs.map(({ dataId }) => dataId));
    for (const tensor of [...into, ...state.flat()]) if (!kept.has(tensor.dataId)) device.dispose(tensor);
    for (const gradient of gradients) device.dispose(gradient);
    into = parameters;
    parameters = outputs.slice(0, start.length);
    state = Array.from({ length: slots }, (_, slot) =>
      outputs.slice((slot + 1) * start.length, (slot + 2) * start.length),
    );
    trajectory.push(parameters.map(download));
  }
  for (const tensor of [...parameters, ...into, ...state.flat()]) device.dispose(tensor);
  expect(device.backend.numDataIds(), 'data left behind').toBe(before);
  return trajectory;
}

export function optimizerParity(): void {
  describe('an optimiser', () => {
    it.each(optimizerCases)('$name takes PyTorch’s steps', ({ name, w0, A, trajectory }) => {
      const rule = rules[name];
      if (!rule) throw new Error(`optimisers: there must be a rule ${name}`);
      const steps = train(rule, [w0], trajectory.length, (w) => affineReference(A, w));
      trajectory.forEach((expected, step) => expectClose(steps[step]?.[0], expected));
    });

    it.each([0.5, 0.9, 0.99])(
      'rmsProp with alpha %d stays a number where all gradients are alike',
      (alpha) => {
        const ones = values([64], new Float32Array(64).fill(1));
        const steady = values(
          [64],
          Float32Array.from({ length: 64 }, (_, i) => (i - 31.5) / 7),
        );
        const steps = train(rmsPropRule(2, { alpha, centered: true }), [ones], 400, () => steady);
        const last = Array.from(steps.at(-1)?.[0]?.data ?? [NaN]);
        expect(last.filter((value) => !Number.isFinite(value))).toEqual([]);
      },
    );

    it.each(Object.keys(rules))('%s updates many parameters at once as it does each alone', (name) => {
      const rule = rules[name];
      if (!rule) throw new Error(`optimisers: there must be a rule ${name}`);
      const start = [[1], [3], [5, 7], [17], [2, 3, 4]].map((shape, i) => noise(shape, i + 1));
      const half = ({ shape, data }: Values) =>
        values(
          shape,
          Float32Array.from(data, (value) => value / 2),
        );
      const together = train(rule, start, 3, half);
      start.forEach((parameter, i) => {
        const alone = train(rule, [parameter], 3, half);
        expect(together.map((step) => step[i])).toEqual(alone.map(([only]) => only));
      });
    });
  });
}
