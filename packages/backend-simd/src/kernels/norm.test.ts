import type { TensorInfo } from '@tensorflow/tfjs-core';
import { describe, expect, it } from 'vitest';
import { expectClose, expectSameBits, normal, run, upload } from '../testing/kernelHarness.ts';
import { goldenLayer } from '../testing/golden.ts';

interface Normalised {
  readonly y: number[];
  readonly mean: number[];
  readonly variance: number[];
  readonly dx: number[];
  readonly dgamma: number[];
  readonly dbeta: number[];
}

/**
 * Both norms in float64: the values are normalised over the sets that `setOf` names, scaled by channel. The derivative
 * is of the formula, with the sums over a set as they stand.
 */
function reference(
  x: ArrayLike<number>,
  dy: ArrayLike<number>,
  gamma: ArrayLike<number>,
  beta: ArrayLike<number>,
  setOf: (i: number) => number,
  { eps, unbiased = false }: { eps: number; unbiased?: boolean },
): Normalised {
  const C = gamma.length;
  const indices = Array.from(x, (_, i) => i);
  const sets = Math.max(...indices.map(setOf)) + 1;
  const members = Array.from({ length: sets }, () => [] as number[]);
  for (const i of indices) members[setOf(i)]?.push(i);
  const at = (values: ArrayLike<number>, i: number) => values[i] ?? NaN;
  const sum = (set: number[], term: (i: number) => number) => set.reduce((total, i) => total + term(i), 0);
  const freedom = (set: number[]) => set.length - (unbiased ? 1 : 0);
  const mean = members.map((set) => sum(set, (i) => at(x, i)) / set.length);
  const variance = members.map((set, s) => sum(set, (i) => (at(x, i) - at(mean, s)) ** 2) / freedom(set));
  const hat = indices.map((i) => (at(x, i) - at(mean, setOf(i))) / Math.sqrt(at(variance, setOf(i)) + eps));
  const scaled = indices.map((i) => at(dy, i) * at(gamma, i % C));
  const direct = members.map((set) => sum(set, (i) => at(scaled, i)) / set.length);
  const along = members.map((set) => sum(set, (i) => at(scaled, i) * at(hat, i)) / freedom(set));
  return {
    y: indices.map((i) => at(hat, i) * at(gamma, i % C) + at(beta, i % C)),
    mean,
    variance,
    dx: indices.map((i) => {
      const s = setOf(i);
      return (at(scaled, i) - at(direct, s) - at(hat, i) * at(along, s)) / Math.sqrt(at(variance, s) + eps);
    }),
    dgamma: Array.from(gamma, (_, c) =>
      sum(
        indices.filter((i) => i % C === c),
        (i) => at(dy, i) * at(hat, i),
      ),
    ),
    dbeta: Array.from(gamma, (_, c) =>
      sum(
        indices.filter((i) => i % C === c),
        (i) => at(dy, i),
      ),
    ),
  };
}

function expectAll(
  outputs: readonly TensorInfo[],
  wanted: readonly ArrayLike<number>[],
  relative = 3e-6,
): void {
  expect(outputs.length).toBe(wanted.length);
  outputs.forEach((output, i) => {
    const values = wanted[i] ?? [];
    expectClose(output, values, relative, 1 + Math.max(...Array.from(values, Math.abs)));
  });
}

describe('WeirBatchNorm', () => {
  const cases = [
    [4, 1],
    [3, 3],
    [8, 6],
    [32, 100],
    [33, 27],
    [131, 5],
    [300, 8],
    [7, 42],
  ].flatMap(([rows = 0, C = 0]) => [[rows, C, true] as const, [rows, C, false] as const]);

  it.each(cases)('agrees with float64 for [%i, %i], unbiased %s', (rows, C, unbiased) => {
    const x = normal(rows * C, 1).map((value) => 2 * value + 3);
    const [dy, gamma, beta] = [normal(rows * C, 2), normal(C, 3), normal(C, 4)];
    const attrs = { eps: 1e-5, unbiased };
    const want = reference(x, dy, gamma, beta, (i) => i % C, attrs);
    const inputs = { x: upload(x, [rows, C]), gamma: upload(gamma), beta: upload(beta) };
    const outputs = run('WeirBatchNorm', inputs, attrs);
    expectAll(outputs, [want.y, want.mean, want.variance]);
    expectSameBits('WeirBatchNorm', inputs, attrs, outputs);
    const [, mean, variance] = outputs;
    const backward = { dy: upload(dy, [rows, C]), x: inputs.x, mean, variance, gamma: inputs.gamma };
    const grads = run('WeirBatchNormGrad', backward, attrs);
    expectAll(grads, [want.dx, want.dgamma, want.dbeta], 1e-5);
    expectSameBits('WeirBatchNormGrad', backward, attrs, grads);
  });

  it('does without gain and offset', () => {
    const [x, dy] = [normal(40), normal(40, 2)];
    const ones = new Float32Array(5).fill(1);
    const want = reference(x, dy, ones, new Float32Array(5), (i) => i % 5, { eps: 1e-3 });
    const attrs = { eps: 1e-3, unbiased: false };
    const [y, mean, variance] = run('WeirBatchNorm', { x: upload(x, [8, 5]) }, attrs);
    if (y) expectClose(y, want.y, 2e-6);
    const grads = run(
      'WeirBatchNormGrad',
      { dy: upload(dy, [8, 5]), x: upload(x, [8, 5]), mean, variance },
      attrs,
    );
    expectAll(grads, [want.dx]);
  });

  it('keeps its digits under a large mean', () => {
    const x = normal(64 * 4).map((value) => value + 1000);
    const want = reference(x, x, [1, 1, 1, 1], [0, 0, 0, 0], (i) => i % 4, { eps: 1e-5 });
    const [, mean, variance] = run(
      'WeirBatchNorm',
      { x: upload(x, [64, 4]) },
      { eps: 1e-5, unbiased: false },
    );
    if (mean) expectClose(mean, want.mean, 1e-7);
    if (variance) expectClose(variance, want.variance, 1e-6);
  });

  it('takes leading axes, a single row and no row', () => {
    const attrs = { eps: 1e-5, unbiased: false };
    expect(
      run('WeirBatchNorm', { x: upload(normal(24), [2, 3, 4]) }, attrs).map(({ shape }) => shape),
    ).toEqual([[2, 3, 4], [4], [4]]);
    const [, mean, variance] = run('WeirBatchNorm', { x: upload([1, 2, 3], [1, 3]) }, attrs);
    if (mean) expectClose(mean, [1, 2, 3], 0);
    if (variance) expectClose(variance, [0, 0, 0], 0);
    const [, , unknown] = run('WeirBatchNorm', { x: upload([1, 2], [1, 2]) }, { eps: 1e-5, unbiased: true });
    if (unknown) expectClose(unknown, [NaN, NaN], 0);
    expect(run('WeirBatchNorm', { x: upload([], [0, 3]) }, attrs)[0]?.shape).toEqual([0, 3]);
  });

  it('confines NaN to its column', () => {
    const x = normal(12);
    x[4] = NaN;
    const [, mean] = run('WeirBatchNorm', { x: upload(x, [4, 3]) }, { eps: 1e-5, unbiased: false });
    const want = [0, 1, 2].map(
      (c) => ((x[c] ?? 0) + (x[c + 3] ?? 0) + (x[c + 6] ?? 0) + (x[c + 9] ?? 0)) / 4,
    );
    if (mean) expectClose(mean, want, 1e-6);
  });

  it.each([
    'batchNorm1d-m0.1-train',
    'batchNorm1d-eps',
    'batchNorm1d-no-stats',
    'batchNorm1d-no-affine',
    'batchNorm2d-train',
  ])('agrees with PyTorch: %s', (name) => {
    const layer = goldenLayer(name);
    const attrs = { eps: layer.config.eps ?? 1e-5, unbiased: false };
    const gamma = layer.params.weight && { gamma: upload(layer.params.weight.data) };
    const beta = layer.params.bias && { beta: upload(layer.params.bias.data) };
    const x = upload(layer.x.data, layer.x.shape);
    const [y, mean, variance] = run('WeirBatchNorm', { x, ...gamma, ...beta }, attrs);
    if (y) expectClose(y, layer.y.data, 2e-6);
    const dy = upload(layer.dy.data, layer.dy.shape);
    const grads = run('WeirBatchNormGrad', { dy, x, mean, variance, ...gamma }, attrs);
    const wanted = [layer.dx, ...(gamma ? [layer.grads.weight, layer.grads.bias] : [])];
    expectAll(
      grads,
      wanted.map((tensor) => tensor?.data ?? []),
      5e-6,
    );
  });
});

describe('WeirGroupNorm', () => {
  it.each([
    [8, 1, 6, 1],
    [32, 1, 100, 1],
    [3, 30, 4, 2],
    [4, 30, 3, 3],
    [2, 9, 10, 5],
    [2, 200, 6, 1],
    [5, 1, 12, 4],
  ])('agrees with float64 for [%i, %i, %i] in %i groups', (N, positions, C, groups) => {
    const size = N * positions * C;
    const x = normal(size, 1).map((value) => value * 2 - 1);
    const [dy, gamma, beta] = [normal(size, 2), normal(C, 3), normal(C, 4)];
    const setOf = (i: number) =>
      Math.floor(i / (positions * C)) * groups + Math.floor((i % C) / (C / groups));
    const attrs = { eps: 1e-5, groups };
    const want = reference(x, dy, gamma, beta, setOf, attrs);
    const inputs = { x: upload(x, [N, positions, C]), gamma: upload(gamma), beta: upload(beta) };
    const outputs = run('WeirGroupNorm', inputs, attrs);
    expect(outputs[1]?.shape).toEqual([N, groups]);
    expectAll(outputs, [want.y, want.mean, want.variance]);
    expectSameBits('WeirGroupNorm', inputs, attrs, outputs);
    const [, mean, variance] = outputs;
    const backward = { dy: upload(dy, [N, positions, C]), x: inputs.x, mean, variance, gamma: inputs.gamma };
    const grads = run('WeirGroupNormGrad', backward, attrs);
    expectAll(grads, [want.dx, want.dgamma, want.dbeta], 1e-5);
    expectSameBits('WeirGroupNormGrad', backward, attrs, grads);
  });

  it('refuses groups that do not divide the channels', () => {
    expect(() => run('WeirGroupNorm', { x: upload(normal(10), [2, 5]) }, { groups: 2, eps: 1e-5 })).toThrow(
      /groups must divide the 5 channels, got 2/,
    );
  });

  it.each([
    ['layerNorm', 1],
    ['groupNorm', 2],
    ['instanceNorm2d', 3],
  ])('agrees with PyTorch: %s', (name, groups) => {
    const layer = goldenLayer(name);
    const attrs = { eps: 1e-5, groups };
    const gamma = upload(layer.params.weight?.data ?? []);
    const x = upload(layer.x.data, layer.x.shape);
    const [y, mean, variance] = run(
      'WeirGroupNorm',
      { x, gamma, beta: upload(layer.params.bias?.data ?? []) },
      attrs,
    );
    if (y) expectClose(y, layer.y.data, 2e-6);
    const dy = upload(layer.dy.data, layer.dy.shape);
    const grads = run('WeirGroupNormGrad', { dy, x, mean, variance, gamma }, attrs);
    expectAll(grads, [layer.dx.data, layer.grads.weight?.data ?? [], layer.grads.bias?.data ?? []], 5e-6);
  });
});
