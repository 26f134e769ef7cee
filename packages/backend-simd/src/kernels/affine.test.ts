import type { TensorInfo } from '@tensorflow/tfjs-core';
import { describe, expect, it } from 'vitest';
import { expectClose, expectSameBits, normal, run, upload, valuesOf } from '../testing/kernelHarness.ts';
import { goldenLayer } from '../testing/golden.ts';

type Matrix = (row: number, column: number) => number;

/** The product in float64. */
function product(a: Matrix, b: Matrix, m: number, n: number, k: number): number[] {
  return Array.from({ length: m * n }, (_, at) => {
    let sum = 0;
    for (let q = 0; q < k; q++) sum += a(Math.floor(at / n), q) * b(q, at % n);
    return sum;
  });
}

const rowMajor =
  (values: ArrayLike<number>, columns: number): Matrix =>
  (row, column) =>
    values[row * columns + column] ?? NaN;

const transposed =
  (matrix: Matrix): Matrix =>
  (row, column) =>
    matrix(column, row);

/** A sum of k products is of size √k, and rounds that often. */
function expectProduct(actual: TensorInfo, wanted: ArrayLike<number>, k: number): void {
  expectClose(actual, wanted, 3e-6, Math.sqrt(k + 1));
}

const SHAPES = [
  [1, 1, 1],
  [2, 3, 5],
  [3, 12, 4],
  [7, 13, 17],
  [32, 100, 100],
  [32, 30, 200],
  [33, 27, 31],
  [5, 1, 9],
  [1, 40, 3],
  [100, 27, 32],
  [64, 128, 96],
  [9, 10, 500],
  [3, 1100, 5],
  [97, 25, 400],
] as const;

describe('WeirAffine', () => {
  it.each(SHAPES)('agrees with float64 for [%i, %i] by inner %i', (m, n, k) => {
    const [x, w, b] = [normal(m * k, 1), normal(k * n, 2), normal(n, 3)];
    const inputs = { x: upload(x, [m, k]), weight: upload(w, [k, n]), bias: upload(b) };
    const outputs = run('WeirAffine', inputs);
    const plain = product(rowMajor(x, k), rowMajor(w, n), m, n, k);
    expect(outputs[0]?.shape).toEqual([m, n]);
    for (const y of outputs)
      expectProduct(
        y,
        plain.map((value, i) => value + (b[i % n] ?? NaN)),
        k,
      );
    expectSameBits('WeirAffine', inputs, {}, outputs);
    const [unbiased] = run('WeirAffine', { x: inputs.x, weight: inputs.weight });
    if (unbiased) expectProduct(unbiased, plain, k);
  });

  it('keeps leading axes', () => {
    const [y] = run('WeirAffine', { x: upload(normal(24), [2, 3, 4]), weight: upload(normal(20), [4, 5]) });
    expect(y?.shape).toEqual([2, 3, 5]);
  });

  it('takes empty batches and empty sums', () => {
    const bias = upload([1, 2, 3]);
    const [none] = run('WeirAffine', { x: upload([], [0, 4]), weight: upload(normal(12), [4, 3]), bias });
    expect(none?.shape).toEqual([0, 3]);
    const [sum] = run('WeirAffine', { x: upload([], [2, 0]), weight: upload([], [0, 3]), bias });
    if (sum) expectClose(sum, [1, 2, 3, 1, 2, 3], 0);
  });

  it('lets NaN and infinity through, and only where they belong', () => {
    const x = normal(5 * 9);
    x[9] = NaN; // row 1
    x[18] = Infinity; // row 2
    const [y] = run('WeirAffine', {
      x: upload(x, [5, 9]),
      weight: upload(new Float32Array(27).fill(1), [9, 3]),
    });
    const values = y ? valuesOf(y) : [];
    expect([...values].map((value) => Number.isFinite(value))).toEqual(
      Array.from({ length: 15 }, (_, i) => i < 3 || i >= 9),
    );
    expect([...values.slice(6, 9)]).toEqual([Infinity, Infinity, Infinity]);
  });

  it('refuses shapes that do not fit', () => {
    const x = upload(normal(8), [2, 4]);
    expect(() => run('WeirAffine', { x, weight: upload(normal(15), [5, 3]) })).toThrow(
      /WeirAffine: x must hold float32 10 values/,
    );
    expect(() => run('WeirAffine', { x: upload(Int32Array.of(1, 2), [1, 2]), weight: x })).toThrow(TypeError);
  });

  it.each(['linear', 'linear-no-bias'])('agrees with PyTorch: %s', (name) => {
    const { x, y, dy, dx, params, grads } = goldenLayer(name);
    const tensor = ({ data, shape }: typeof x) => upload(data, shape);
    const weight = params.weight && tensor(params.weight);
    const bias = params.bias && { bias: tensor(params.bias) };
    const inputs = { x: tensor(x), weight };
    for (const output of run('WeirAffine', { ...inputs, ...bias })) expectClose(output, y.data, 1e-6);
    const outputs = run(
      'WeirAffineGrad',
      { dy: tensor(dy), ...inputs },
      { bias: Boolean(bias), input: true },
    );
    const wanted = [grads.weight, ...(bias ? [grads.bias] : []), dx];
    outputs.forEach((output, i) => expectClose(output, wanted[i]?.data ?? [], 1e-6));
    expect(outputs.length).toBe(wanted.length);
  });
});

describe('WeirAffineGrad', () => {
  it.each(SHAPES)('agrees with float64 for dy [%i, %i] and fan-in %i', (rows, O, I) => {
    const [dy, x, w] = [normal(rows * O, 4), normal(rows * I, 5), normal(I * O, 6)];
    const inputs = { dy: upload(dy, [rows, O]), x: upload(x, [rows, I]), weight: upload(w, [I, O]) };
    const outputs = run('WeirAffineGrad', inputs, { bias: true, input: true });
    const wanted = [
      product(transposed(rowMajor(x, I)), rowMajor(dy, O), I, O, rows),
      product(() => 1, rowMajor(dy, O), 1, O, rows),
      product(rowMajor(dy, O), transposed(rowMajor(w, O)), rows, I, O),
    ];
    expect(outputs.map(({ shape }) => shape)).toEqual([[I, O], [O], [rows, I]]);
    outputs.forEach((output, i) => expectProduct(output, wanted[i] ?? [], Math.max(rows, O)));
    expectSameBits('WeirAffineGrad', inputs, { bias: true, input: true }, outputs);
  });

  it('leaves out what is not asked for', () => {
    const inputs = {
      dy: upload(normal(6), [2, 3]),
      x: upload(normal(8), [2, 4]),
      weight: upload(normal(12), [4, 3]),
    };
    expect(run('WeirAffineGrad', inputs, { bias: false, input: false })).toHaveLength(1);
    expect(run('WeirAffineGrad', inputs, { bias: false, input: true })[1]?.shape).toEqual([2, 4]);
  });
});

describe('BatchMatMul', () => {
  const cases = SHAPES.flatMap(([m, n, k]) =>
    [0, 1, 2, 3].map((bits) => [m, n, k, (bits & 1) > 0, (bits & 2) > 0] as const),
  );
  it.each(cases)(
    'agrees with float64 for [%i, %i] by inner %i, transposed %s %s',
    (m, n, k, transposeA, transposeB) => {
      const [a, b] = [normal(m * k, 1), normal(k * n, 2)];
      const inputs = {
        a: upload(a, transposeA ? [k, m] : [m, k]),
        b: upload(b, transposeB ? [n, k] : [k, n]),
      };
      const left = transposeA ? transposed(rowMajor(a, m)) : rowMajor(a, k);
      const right = transposeB ? transposed(rowMajor(b, k)) : rowMajor(b, n);
      const wanted = product(left, right, m, n, k);
      for (const out of run('BatchMatMul', inputs, { transposeA, transposeB })) expectProduct(out, wanted, k);
    },
  );

  it('broadcasts leading axes', () => {
    const [a, b] = [normal(2 * 3 * 4 * 5), normal(3 * 5 * 6)];
    const attrs = { transposeA: false, transposeB: false };
    const [out] = run('BatchMatMul', { a: upload(a, [2, 3, 4, 5]), b: upload(b, [3, 5, 6]) }, attrs);
    expect(out?.shape).toEqual([2, 3, 4, 6]);
    const wanted = Array.from({ length: 6 }, (_, batch) =>
      product(rowMajor(a.slice(batch * 20), 5), rowMajor(b.slice((batch % 3) * 30), 6), 4, 6, 5),
    );
    if (out) expectClose(out, wanted.flat(), 1e-6);
  });
});

describe('_FusedMatMul', () => {
  it.each([
    ['linear', (x: number) => x],
    ['relu', (x: number) => Math.max(x, 0)],
    ['elu', (x: number) => (x > 0 ? x : Math.expm1(x))],
    ['sigmoid', (x: number) => 1 / (1 + Math.exp(-x))],
    ['leakyrelu', (x: number) => (x > 0 ? x : 0.3 * x)],
    ['relu6', (x: number) => Math.min(Math.max(x, 0), 6)],
  ] as const)('adds a bias and applies %s', (activation, follow) => {
    const [m, n, k] = [5, 13, 7];
    const [a, b, bias] = [normal(m * k, 1), normal(k * n, 2), normal(n, 3)];
    const attrs = { transposeA: false, transposeB: true, activation, leakyreluAlpha: 0.3 };
    const inputs = { a: upload(a, [m, k]), b: upload(b, [n, k]), bias: upload(bias) };
    const wanted = product(rowMajor(a, k), transposed(rowMajor(b, k)), m, n, k);
    const [out] = run('_FusedMatMul', inputs, attrs);
    if (out)
      expectClose(
        out,
        wanted.map((value, i) => follow(value + (bias[i % n] ?? NaN))),
        2e-6,
      );
  });
});
