import type { TensorInfo } from '@tensorflow/tfjs-core';
import { beforeAll, describe, expect, it } from 'vitest';
import { currentDevice } from '../currentDevice.ts';
import type { FusedKernel } from '../device.ts';
import { onCpu } from '../testing/cpu.ts';
import { adagrad } from './adagrad.ts';
import { adam } from './adam.ts';
import type { NoInputs, OptimizerAttrs } from './optimizerAttrs.ts';
import { rmsProp } from './rmsProp.ts';
import { sgd } from './sgd.ts';
import { updateEach } from './updateEach.ts';

const rate = 0.1;
const start = [1, -2, 0.5];
/** Gradients of six steps, the same for every optimiser. */
const gradientAt = (step: number, at: number) => Math.sin(step * 1.7 + at * 2.3) * (at + 1);

/** The parameters after each of six steps, float32 kept between them as a run does. */
function course<Attrs extends OptimizerAttrs>(
  kernel: FusedKernel<NoInputs, Attrs>,
  slots: number,
  numbers: Omit<Attrs, keyof OptimizerAttrs>,
): number[][] {
  const device = currentDevice();
  const before = device.backend.numDataIds();
  const fresh = (values: number[]) => device.upload(Float32Array.from(values), [values.length]);
  // Two parameters, so that the order of the outputs counts; the second is the first times two.
  let parameters = [fresh(start), fresh(start.map((value) => 2 * value))];
  let state = Array.from({ length: slots }, () => parameters.map(() => fresh([0, 0, 0])));
  const trace: number[][] = [];
  for (let step = 1; step <= 6; step++) {
    const gradient = start.map((_, at) => gradientAt(step, at));
    const gradients = [fresh(gradient), fresh(gradient.map((value) => 2 * value))];
    const lists: OptimizerAttrs = { parameters, gradients, into: [], state, learningRate: rate, step };
    const outputs = device.run(kernel, {}, { ...lists, ...numbers } as Attrs); // OptimizerAttrs and the rest
    expect(outputs).toHaveLength(2 * (slots + 1));
    for (const old of [...parameters, ...gradients, ...state.flat()]) device.dispose(old);
    const pair = (from: number) => outputs.slice(from, from + 2);
    parameters = pair(0);
    state = Array.from({ length: slots }, (_, slot) => pair(2 * (slot + 1)));
    trace.push(parameters.flatMap((tensor) => device.numbers(tensor)));
  }
  for (const last of [...parameters, ...state.flat()]) device.dispose(last);
  expect(device.backend.numDataIds()).toBe(before);
  return trace;
}

type Rule = (value: number, gradient: number, step: number, memory: Record<string, number>) => number;
/** The same of a rule for a single value, in float64. */
function byRule(rule: Rule): number[][] {
  const values = [...start, ...start.map((value) => 2 * value)];
  const memories = values.map((): Record<string, number> => ({}));
  return Array.from({ length: 6 }, (_, before) => {
    values.forEach((value, at) => {
      const gradient = gradientAt(before + 1, at % 3) * (at < 3 ? 1 : 2);
      values[at] = rule(value, gradient, before + 1, memories[at] ?? {});
    });
    return [...values];
  });
}
function expectCourse(actual: number[][], wanted: number[][]): void {
  expect(actual).toHaveLength(6);
  actual.flat().forEach((value, at) => expect(value).toBeCloseTo(wanted.flat()[at] ?? NaN, 5));
}

beforeAll(onCpu);

describe('sgd', () => {
  const plain = { momentum: 0, dampening: 0, nesterov: false, weightDecay: 0 };

  it('goes against the gradient, which a weight decay adds to', () => {
    expectCourse(
      course(sgd, 0, plain),
      byRule((p, g) => p - rate * g),
    );
    expectCourse(
      course(sgd, 0, { ...plain, weightDecay: 0.2 }),
      byRule((p, g) => p - rate * (g + 0.2 * p)),
    );
  });

  it.each([
    [0, false],
    [0.3, false],
    [0, true],
  ])('keeps a velocity as torch does, dampening %d, nesterov %s', (dampening, nesterov) => {
    const rule: Rule = (p, g, step, memory) => {
      const v = step === 1 ? g : 0.9 * (memory['v'] ?? NaN) + (1 - dampening) * g;
      memory['v'] = v;
      return p - rate * (nesterov ? g + 0.9 * v : v);
    };
    expectCourse(course(sgd, 1, { ...plain, momentum: 0.9, dampening, nesterov }), byRule(rule));
  });
});

describe('adam', () => {
  it.each([
    [0, false],
    [0.3, false],
    [0.3, true],
  ])('is Kingma and Ba’s, with weight decay %d, decoupled: %s', (weightDecay, decoupled) => {
    const rule: Rule = (p, gradient, step, memory) => {
      const g = decoupled ? gradient : gradient + weightDecay * p;
      memory['m'] = 0.8 * (memory['m'] ?? 0) + 0.2 * g;
      memory['v'] = 0.95 * (memory['v'] ?? 0) + 0.05 * g * g;
      const [m, v] = [memory['m'] / (1 - 0.8 ** step), memory['v'] / (1 - 0.95 ** step)];
      const kept = decoupled ? p - rate * weightDecay * p : p;
      return kept - (rate * m) / (Math.sqrt(v) + 1e-3);
    };
    const numbers = { beta1: 0.8, beta2: 0.95, eps: 1e-3, weightDecay, decoupled };
    expectCourse(course(adam, 2, numbers), byRule(rule));
  });
});

describe('rmsProp', () => {
  it.each([
    [0, false, 1],
    [0.9, false, 2],
    [0, true, 2],
    [0.9, true, 3],
  ])('is torch’s with momentum %d, centered: %s', (momentum, centered, slots) => {
    const rule: Rule = (p, gradient, _step, memory) => {
      const g = gradient + 0.1 * p;
      memory['s'] = 0.9 * (memory['s'] ?? 0) + 0.1 * g * g;
      memory['m'] = 0.9 * (memory['m'] ?? 0) + 0.1 * g;
      const spread = centered ? memory['s'] - memory['m'] ** 2 : memory['s'];
      const direction = g / (Math.sqrt(spread) + 1e-2);
      memory['v'] = momentum * (memory['v'] ?? 0) + direction;
      return p - rate * memory['v'];
    };
    const numbers = { alpha: 0.9, eps: 1e-2, momentum, centered, weightDecay: 0.1 };
    expectCourse(course(rmsProp, slots, numbers), byRule(rule));
  });
});

describe('adagrad', () => {
  it('is Duchi’s, with torch’s decays', () => {
    const rule: Rule = (p, gradient, step, memory) => {
      const g = gradient + 0.1 * p;
      memory['s'] = (memory['s'] ?? 0) + g * g;
      return p - ((rate / (1 + (step - 1) * 0.5)) * g) / (Math.sqrt(memory['s']) + 1e-3);
    };
    const numbers = { eps: 1e-3, weightDecay: 0.1, learningRateDecay: 0.5 };
    expectCourse(course(adagrad, 1, numbers), byRule(rule));
  });
});

describe('updateEach', () => {
  const lists = (count: number, gradients: number): OptimizerAttrs => {
    const tensors = (length: number): TensorInfo[] =>
      Array.from({ length }, () => ({ dataId: {}, shape: [1], dtype: 'float32' }));
    return {
      parameters: tensors(count),
      gradients: tensors(gradients),
      into: [],
      state: [],
      learningRate: 1,
      step: 1,
    };
  };

  it('refuses slots that are not as many as the optimiser has', () => {
    expect(() => updateEach('adam', currentDevice(), lists(1, 1), 2, () => {})).toThrow(
      new RangeError('adam: state must have 2 slots, got 0; give those that its hyperparameters ask for'),
    );
  });

  it('refuses a parameter without a gradient', () => {
    expect(() => updateEach('sgd', currentDevice(), lists(1, 0), 0, () => {})).toThrow(
      new RangeError(
        "sgd: gradients and state must have a tensor for each of 1 parameters, got none for number 0; pass them in the parameters' order",
      ),
    );
  });

  it('lets the rule change copies alone', () => {
    const device = currentDevice();
    const [p, g] = [Float32Array.of(1, 2), Float32Array.of(3, 4)].map((data) => device.upload(data, [2]));
    if (!p || !g) return expect.unreachable();
    const attrs = { ...lists(0, 0), parameters: [p], gradients: [g] };
    const [updated] = updateEach('sgd', device, attrs, 0, (parameter, gradient) => {
      parameter.forEach((value, at) => (parameter[at] = value + (gradient[at] ?? NaN)));
    });
    if (!updated) return expect.unreachable();
    expect([updated, p, g].map((tensor) => device.numbers(tensor))).toEqual([
      [4, 6],
      [1, 2],
      [3, 4],
    ]);
    [updated, p, g].forEach((tensor) => device.dispose(tensor));
  });
});
