import type { TensorInfo } from '@tensorflow/tfjs-core';
import { describe, expect, it } from 'vitest';
import { expectClose, normal, run, upload, valuesOf } from '../testing/kernelHarness.ts';
import { golden } from '../testing/golden.ts';
import type { GoldenTensor } from '../testing/golden.ts';

interface GoldenOptimizer {
  readonly name: string;
  readonly w0: GoldenTensor;
  readonly A: GoldenTensor;
  readonly trajectory: readonly GoldenTensor[];
}

const sgd = { momentum: 0, dampening: 0, nesterov: false, weightDecay: 0 };
const adam = { beta1: 0.9, beta2: 0.999, eps: 1e-8, weightDecay: 0, decoupled: false };
const rmsProp = { alpha: 0.99, eps: 1e-8, momentum: 0, centered: false, weightDecay: 0 };

/** Kernel, number of state slots, attributes. */
const OPTIMIZERS: Record<string, readonly [string, number, object]> = {
  sgd: ['WeirSgd', 0, { ...sgd, learningRate: 0.1 }],
  'sgd-momentum': ['WeirSgd', 1, { ...sgd, learningRate: 0.1, momentum: 0.9 }],
  'sgd-nesterov': ['WeirSgd', 1, { ...sgd, learningRate: 0.05, momentum: 0.9, nesterov: true }],
  'sgd-wd': ['WeirSgd', 0, { ...sgd, learningRate: 0.1, weightDecay: 0.05 }],
  'sgd-dampening': ['WeirSgd', 1, { ...sgd, learningRate: 0.1, momentum: 0.8, dampening: 0.3 }],
  rmsprop: ['WeirRmsProp', 1, { ...rmsProp, learningRate: 0.01 }],
  'rmsprop-momentum-centered': [
    'WeirRmsProp',
    3,
    { ...rmsProp, learningRate: 0.01, alpha: 0.95, momentum: 0.5, centered: true },
  ],
  adam: ['WeirAdam', 2, { ...adam, learningRate: 0.05 }],
  'adam-wd': ['WeirAdam', 2, { ...adam, learningRate: 0.05, weightDecay: 0.1 }],
  adamw: ['WeirAdam', 2, { ...adam, learningRate: 0.05, weightDecay: 0.1, decoupled: true }],
  adagrad: ['WeirAdagrad', 1, { eps: 1e-10, weightDecay: 0, learningRateDecay: 0, learningRate: 0.1 }],
};

const zerosLike = ({ shape }: TensorInfo) =>
  upload(new Float32Array(shape.reduce((a, b) => a * b, 1)), shape);

describe.each(golden<{ optimizers: GoldenOptimizer[] }>('optim').optimizers)(
  'optimiser $name',
  ({ name, w0, A, trajectory }) => {
    it('follows PyTorch over twelve steps, in place', () => {
      const [kernel, slots, attrs] = OPTIMIZERS[name] ?? ['', 0, {}];
      let parameter = upload(w0.data, w0.shape);
      let spare = zerosLike(parameter);
      const state = Array.from({ length: slots }, () => [zerosLike(parameter)]);
      const matrix = upload(A.data, A.shape);
      trajectory.forEach((wanted, i) => {
        const product = { a: matrix, b: parameter };
        const [gradient] = run('BatchMatMul', product, { transposeA: false, transposeB: false });
        const before = valuesOf(parameter);
        const lists = { parameters: [parameter], gradients: [gradient], into: [spare], state };
        const outputs = runInPlace(kernel, { ...attrs, ...lists, step: i + 1 });
        expect(outputs).toEqual([spare, ...state.flat()]);
        expect(valuesOf(parameter)).toEqual(before);
        [parameter, spare] = [spare, parameter];
        expectClose(parameter, wanted.data, 1e-5);
      });
    });
  },
);

describe('optimiser kernels', () => {
  it('update many parameters of odd sizes at once', () => {
    const sizes = [1, 3, 4, 5, 100, 2700, 0];
    const parameters = sizes.map((size, i) => upload(normal(size, i + 1)));
    const gradients = sizes.map((size, i) => upload(normal(size, i + 20)));
    const into = parameters.map(zerosLike);
    runInPlace('WeirSgd', { ...sgd, learningRate: 0.5, step: 1, parameters, gradients, into, state: [] });
    into.forEach((tensor, i) => {
      const [p, g] = [normal(sizes[i] ?? 0, i + 1), normal(sizes[i] ?? 0, i + 20)];
      expectClose(
        tensor,
        p.map((value, at) => value - 0.5 * (g[at] ?? NaN)),
        1e-7,
      );
    });
  });

  it('refuse gradients of another shape, by name', () => {
    const lists = {
      parameters: [upload([1, 2])],
      gradients: [upload([1])],
      into: [upload([1, 2])],
      state: [],
    };
    const attrs = { ...sgd, learningRate: 1, step: 1 };
    expect(() => runInPlace('WeirSgd', { ...attrs, ...lists })).toThrow(
      /WeirSgd: gradients must hold float32 2/,
    );
    expect(() => runInPlace('WeirSgd', { ...attrs, ...lists, gradients: [] })).toThrow(RangeError);
  });
});

/** Runs a kernel that makes no tensor of its own. */
function runInPlace(kernel: string, attrs: object): TensorInfo[] {
  return run(kernel, {}, attrs, 0);
}
