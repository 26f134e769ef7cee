import * as tf from '@tensorflow/tfjs-core';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { expectParity, forAll, tensor } from '../testing/compare.ts';

const length = (min: number, max: number) => fc.integer({ min, max });
const vector = (values: readonly number[]) => tf.tensor1d([...values], 'int32');
const matrix = (rows: readonly (readonly number[])[], columns: number) =>
  tf.tensor2d(rows.flat(), [rows.length, columns], 'int32');

/** What an op says where it fails, on tfjs's backend and on this one. */
function messages(run: () => unknown): string[] {
  return ['cpu', 'simd'].map((backend) => {
    void tf.setBackend(backend);
    const before = tf.memory().numTensors;
    const message = tf.tidy(() => {
      try {
        run();
        return 'nothing';
      } catch (error) {
        return error instanceof Error ? error.message : '';
      }
    });
    expect(tf.memory().numTensors).toBe(before);
    return message;
  });
}

describe('filling empty rows', () => {
  it('gives tfjs’s values, indices, empty rows and places, whatever the order of rows', () => {
    const cases = fc.record({
      rows: length(1, 8),
      rank: length(1, 3),
      places: fc.array(fc.tuple(length(0, 7), length(0, 4), length(0, 4)), { maxLength: 12 }),
      ordered: fc.boolean(),
    });
    forAll(cases, ({ rows, rank, places, ordered }) => {
      const inside = places.map(([row, ...rest]) => [row % rows, ...rest].slice(0, rank));
      if (ordered) inside.sort(([a = 0], [b = 0]) => a - b);
      expectParity(() =>
        (['float32', 'int32'] as const).flatMap((dtype) => {
          const values = tf.cast(tf.mul(tensor([inside.length], 1), 9), dtype) as tf.Tensor1D;
          const fallback = tf.scalar(-7, dtype);
          const dense = vector([rows, 5, 5].slice(0, rank));
          return Object.values(
            tf.sparse.sparseFillEmptyRows(matrix(inside, rank), values, dense, fallback),
          ) as tf.Tensor[];
        }),
      );
    });
  });

  it.each([
    ['a row below 0', [[-1, 0]], 4, /-1/],
    [
      'a row that is not there',
      [
        [0, 1],
        [4, 0],
      ],
      4,
      /4/,
    ],
    ['a value of no rows', [[0, 0]], 0, /dense/i],
  ] as const)('refuses %s in tfjs’s words', (_what, places, rows, words) => {
    const [cpu, simd] = messages(() =>
      tf.sparse.sparseFillEmptyRows(
        matrix(places, 2),
        tf.ones([places.length]),
        vector([rows, 5]),
        tf.scalar(0),
      ),
    );
    expect(simd).toBe(cpu);
    expect(simd).toMatch(words);
  });
});

describe('reshaping sparse tensors', () => {
  it('gives tfjs’s indices and shape, with a length left open or not', () => {
    const cases = fc.record({
      from: fc.array(length(1, 4), { minLength: 1, maxLength: 4 }),
      split: length(0, 4),
      open: fc.option(length(0, 4)),
      count: length(0, 9),
    });
    forAll(cases, ({ from, split, open, count }) => {
      const size = (lengths: readonly number[]) => tf.util.sizeFromShape([...lengths]);
      const to = [size(from.slice(0, split)), 1, size(from.slice(split))];
      const wanted = to.map((side, axis) => (axis === open ? -1 : side));
      const indices = Array.from({ length: count }, (_, i) =>
        from.map((side, axis) => (i * 7 + axis * 3) % side),
      );
      expectParity(
        () =>
          Object.values(
            tf.sparse.sparseReshape(matrix(indices, from.length), vector(from), vector(wanted)),
          ) as tf.Tensor[],
      );
    });
  });

  it('reckons with indices beyond int32 as tfjs does', () => {
    const far = matrix([[60_000, 60_000]], 2);
    expectParity(
      () =>
        Object.values(
          tf.sparse.sparseReshape(far, vector([40_000, 50_000]), vector([-1, 1000])),
        ) as tf.Tensor[],
    );
  });

  it.each([
    ['two open lengths', [2, 6], [-1, -1], /-1/],
    ['a length below −1', [2, 6], [-2, 6], /-2/],
    ['an open length beside 0', [2, 6], [-1, 0], /zero/i],
    ['an open length that does not come out', [2, 6], [-1, 5], /multiple/i],
    ['another size', [2, 6], [3, 5], /elements|dense/i],
  ] as const)('refuses %s in tfjs’s words', (_what, from, to, words) => {
    const [cpu, simd] = messages(() =>
      tf.sparse.sparseReshape(matrix([[1, 2]], 2), vector(from), vector(to)),
    );
    expect(simd).toBe(cpu);
    expect(simd).toMatch(words);
  });
});
