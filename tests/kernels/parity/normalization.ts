import { batchNorm, batchNormGrad, groupNorm, groupNormGrad } from '@weir/kernels';
import { describe, expect, it } from 'vitest';
import { layerCase } from '../golden.ts';
import type { Values } from '../golden.ts';
import { expectClose, measure, noise, values } from '../measure.ts';
import { centralDifferences, channelSets, groupSets, normalizeReference } from '../reference.ts';

const eps = 1e-5;
const batchShapes = [
  [2, 1],
  [5, 1],
  [7, 3],
  [33, 5],
  [32, 100],
  [3, 4, 5],
  [2, 3, 2, 7],
].map((shape) => ({ shape }));
const groupShapes: readonly (readonly [shape: readonly number[], groups: number])[] = [
  [[1, 4], 1],
  [[3, 6], 1],
  [[3, 6], 3],
  [[2, 5, 4], 2],
  [[2, 3, 3, 6], 3],
  [[2, 3, 2, 5], 5],
  [[2, 9, 7], 1],
];

const batchNormCases = [
  'batchNorm1d-m0.1-train',
  'batchNorm1d-m0.001-train',
  'batchNorm1d-eps',
  'batchNorm1d-no-affine',
  'batchNorm1d-no-stats',
  'batchNorm2d-train',
];

/** A layer's parameters as the kernels name them, and its epsilon. */
function affineOf(name: string) {
  const { params, grads, config } = layerCase(name);
  const epsilon = config?.eps;
  return {
    parameters: params.weight && params.bias ? { gamma: params.weight, beta: params.bias } : {},
    gains: params.weight ? { gamma: params.weight } : {},
    gradients: [grads.weight, grads.bias].filter((grad) => grad !== undefined),
    eps: typeof epsilon === 'number' ? epsilon : eps,
  };
}

/** All gradients of a normalisation by central differences of its definition. */
function referenceGradients(
  forward: (x: Values, gamma: Values, beta: Values) => Values,
  [x, gamma, beta]: [Values, Values, Values],
  dy: Values,
): Values[] {
  return [
    centralDifferences((v) => forward(v, gamma, beta), x, dy),
    centralDifferences((v) => forward(x, v, beta), gamma, dy),
    centralDifferences((v) => forward(x, gamma, v), beta, dy),
  ];
}

function expectAll(
  actual: readonly Values[],
  expected: readonly Values[],
  tolerance = 1e-5,
  atLeast = 0,
): void {
  expect(actual.length).toBe(expected.length);
  expected.forEach((tensor, i) => expectClose(actual[i], tensor, tolerance, atLeast));
}

export function normalizationParity(): void {
  describe('batchNorm', () => {
    it.each(batchNormCases)('gives PyTorch’s values and gradients for %s', (name) => {
      const { x, y, dy, dx } = layerCase(name);
      const { parameters, gains, gradients, eps } = affineOf(name);
      const attrs = { eps, unbiased: false };
      const [output, mean, variance] = measure(batchNorm, { x, ...parameters }, attrs);
      expectClose(output, y);
      if (!mean || !variance) throw new Error('batchNorm: mean and variance are outputs');
      expectAll(measure(batchNormGrad, { dy, x, mean, variance, ...gains }, attrs), [dx, ...gradients]);
    });

    describe.each([false, true])('with unbiased %j', (unbiased) => {
      it.each(batchShapes)('agrees with its definition for $shape', ({ shape }) => {
        const channels = shape.at(-1) ?? 1;
        const parts: [Values, Values, Values] = [
          noise(shape, 5, 2, 1),
          noise([channels], 6),
          noise([channels], 7),
        ];
        const [x, gamma, beta] = parts;
        const dy = noise(shape, 8);
        const sets = channelSets(shape);
        const forward = (v: Values, g: Values, b: Values) =>
          normalizeReference(v, sets, { gamma: g, beta: b, eps, unbiased });
        const expected = forward(...parts);
        const [y, mean, variance] = measure(batchNorm, { x, gamma, beta }, { eps, unbiased });
        expectClose(y, expected.y);
        expectClose(mean, values([channels], expected.mean));
        expectClose(variance, values([channels], expected.variance));
        if (!mean || !variance || x.data.length > 500) return; // differences of the largest would take a minute
        const gradients = measure(batchNormGrad, { dy, x, mean, variance, gamma }, { eps, unbiased });
        // The terms of dx nearly cancel in small sets, so it is held to their size, which is about 1.
        expectAll(
          gradients,
          referenceGradients((...of) => forward(...of).y, parts, dy),
          2e-5,
          1,
        );
      });

      it('takes gamma without beta and beta without gamma', () => {
        const x = noise([9, 5], 1);
        const gamma = noise([5], 2);
        const sets = channelSets([9, 5]);
        const attrs = { eps, unbiased };
        expectClose(
          measure(batchNorm, { x, gamma }, attrs)[0],
          normalizeReference(x, sets, { gamma, ...attrs }).y,
        );
        expectClose(
          measure(batchNorm, { x, beta: gamma }, attrs)[0],
          normalizeReference(x, sets, { beta: gamma, ...attrs }).y,
        );
      });

      it('keeps the variance of values far from zero', () => {
        const x = noise([64, 6], 9, 1, 1000);
        const expected = normalizeReference(x, channelSets([64, 6]), { eps, unbiased });
        const [y, , variance] = measure(batchNorm, { x }, { eps, unbiased });
        expectClose(variance, values([6], expected.variance));
        expectClose(y, expected.y, 1e-4); // the float32 mean of values near 1000 is only good to 6e-5
      });
    });

    it('gives beta for a single row, whose deviation is zero, and no gradient to its input', () => {
      const x = values([1, 3], [1, -2, 5]);
      const gamma = values([3], [2, 2, 2]);
      const beta = values([3], [0.5, 1, -1]);
      const attrs = { eps, unbiased: false };
      const [y, mean, variance] = measure(batchNorm, { x, gamma, beta }, attrs);
      expectClose(y, values([1, 3], beta.data));
      expectClose(variance, values([3], [0, 0, 0]));
      if (!mean || !variance) throw new Error('batchNorm: mean and variance are outputs');
      const [dx] = measure(batchNormGrad, { dy: x, x, mean, variance, gamma }, attrs);
      expectClose(dx, values([1, 3], [0, 0, 0]));
    });

    it('has no N − 1 variance of a single row', () => {
      const [y, , variance] = measure(batchNorm, { x: values([1, 2], [1, 2]) }, { eps, unbiased: true });
      expectClose(variance, values([2], [NaN, NaN]));
      expectClose(y, values([1, 2], [NaN, NaN]));
    });

    it('confines NaN and infinities to their channels', () => {
      const x = values([3, 4], [1, NaN, 1, 1, 2, 2, Infinity, 2, 3, 3, 3, 3]);
      const [y, mean] = measure(batchNorm, { x }, { eps, unbiased: false });
      const unit = Math.sqrt(1.5);
      expectClose(mean, values([4], [2, NaN, Infinity, 2]), 1e-4);
      expectClose(y, values([3, 4], [-unit, NaN, NaN, -unit, 0, NaN, NaN, 0, unit, NaN, NaN, unit]), 1e-4);
    });
  });

  describe('groupNorm', () => {
    it.each([
      ['layerNorm', 1],
      ['groupNorm', 2],
      ['instanceNorm2d', 3],
    ])('gives PyTorch’s values and gradients for %s', (name, groups) => {
      const { x, y, dy, dx } = layerCase(name);
      const { parameters, gains, gradients, eps } = affineOf(name);
      const [output, mean, variance] = measure(groupNorm, { x, ...parameters }, { groups, eps });
      expectClose(output, y);
      if (!mean || !variance) throw new Error('groupNorm: mean and variance are outputs');
      const actual = measure(groupNormGrad, { dy, x, mean, variance, ...gains }, { groups, eps });
      expectAll(actual, [dx, ...gradients]);
    });

    it.each(groupShapes)('agrees with its definition for %j in %i groups', (shape, groups) => {
      const channels = shape.at(-1) ?? 1;
      const parts: [Values, Values, Values] = [
        noise(shape, 5, 2, 1),
        noise([channels], 6),
        noise([channels], 7),
      ];
      const [x, gamma, beta] = parts;
      const dy = noise(shape, 8);
      const sets = groupSets(shape, groups);
      const forward = (v: Values, g: Values, b: Values) =>
        normalizeReference(v, sets, { gamma: g, beta: b, eps });
      const expected = forward(...parts);
      const [y, mean, variance] = measure(groupNorm, { x, gamma, beta }, { groups, eps });
      expectClose(y, expected.y);
      expectClose(mean, values([shape[0] ?? 0, groups], expected.mean));
      expectClose(variance, values([shape[0] ?? 0, groups], expected.variance));
      if (!mean || !variance) throw new Error('groupNorm: mean and variance are outputs');
      const gradients = measure(groupNormGrad, { dy, x, mean, variance, gamma }, { groups, eps });
      expectAll(
        gradients,
        referenceGradients((...of) => forward(...of).y, parts, dy),
        2e-5,
        1,
      );
      const [dx, ...none] = measure(groupNormGrad, { dy, x, mean, variance }, { groups, eps });
      const plain = (v: Values) => normalizeReference(v, sets, { eps }).y;
      expectClose(dx, centralDifferences(plain, x, dy), 2e-5, 1);
      expect(none).toEqual([]);
    });
  });
}
