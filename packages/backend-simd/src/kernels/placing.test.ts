import * as tf from '@tensorflow/tfjs-core';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { expectParity, forAll, shapes, specialTensor, tensor } from '../testing/compare.ts';

const kinds = (shape: readonly number[], seed = 1): tf.Tensor[] => [
  specialTensor(shape, seed),
  tf.cast(tensor(shape, seed), 'int32'),
  tf.cast(tensor(shape, seed), 'bool'),
];
const length = (min: number, max: number) => fc.integer({ min, max });
/** Indices below `limit`, some twice. */
const places = (shape: readonly number[], limit: number): tf.Tensor =>
  tf.cast(tf.mul(tf.abs(tensor(shape, 4)), (limit - 0.01) / 2), 'int32');

describe('kernels that place values', () => {
  it('stack tensors along every axis', () => {
    const cases = shapes(0, 4, 6).chain((shape) =>
      fc.tuple(fc.constant(shape), length(-shape.length - 1, shape.length), length(1, 4)),
    );
    forAll(cases, ([shape, axis, count]) => {
      expectParity(() => {
        const lists = Array.from({ length: count }, (_, i) => kinds(shape, i));
        return kinds(shape).map((_, kind) =>
          tf.stack(
            lists.map((list) => list[kind] ?? tf.scalar(0)),
            axis,
          ),
        );
      });
    });
  });

  it('put values on a diagonal', () => {
    forAll(shapes(1, 3, 4), (shape) => expectParity(() => kinds(shape).map((x) => tf.diag(x))));
  });

  it('step from one value to another', () => {
    const value = fc.double({ min: -100, max: 100, noNaN: true });
    forAll(fc.tuple(value, value, length(1, 2000)), ([start, stop, count]) => {
      expectParity(() => tf.linspace(start, stop, count), { relative: 0, absolute: 0 });
    });
  });

  it('scatter slices by indices of any depth, and add those that meet', () => {
    forAll(fc.tuple(length(1, 3), length(1, 7)), ([depth, count]) => {
      const shape = [4, 5, 6];
      const slice = shape.slice(depth);
      expectParity(() =>
        kinds([count, ...slice]).flatMap((updates, kind) => {
          const at = places([count, depth], 4) as tf.Tensor2D;
          const target = kinds(shape, 3)[kind] ?? tf.scalar(0);
          return [tf.scatterND(at, updates, shape), tf.tensorScatterUpdate(target, at, updates)];
        }),
      );
    });
  });

  it('fill a dense tensor from a sparse one, with one value for all or one each', () => {
    forAll(fc.tuple(length(1, 3), length(1, 9)), ([rank, count]) => {
      const shape = [4, 5, 6].slice(0, rank);
      expectParity(() => {
        const at = places([count, rank], 4);
        return [
          tf.sparseToDense(at, tensor([count], 1), shape, tf.scalar(-0.5)),
          tf.sparseToDense(at, tf.cast(tensor([count], 1), 'int32'), shape, tf.scalar(7, 'int32')),
          tf.sparseToDense(at, tf.scalar(3), shape, tf.scalar(0)),
        ];
      });
    });
  });

  it('refuse indices outside, and leave nothing behind', () => {
    void tf.setBackend('simd');
    const before = tf.memory().numTensors;
    tf.tidy(() => {
      const at = tf.tensor2d([[4]], [1, 1], 'int32');
      const below = tf.tensor2d([[-1]], [1, 1], 'int32');
      for (const index of [at, below]) {
        expect(() => tf.scatterND(index, tf.ones([1, 3]), [4, 3])).toThrow(/Invalid indices/);
        expect(() => tf.tensorScatterUpdate(tf.ones([4, 3]), index, tf.ones([1, 3]))).toThrow(
          /Invalid indices/,
        );
        expect(() => tf.sparseToDense(index, tf.ones([1]), [4], tf.scalar(0))).toThrow(/Invalid indices/);
      }
    });
    expect(tf.memory().numTensors).toBe(before);
  });

  it('look values up in sorted rows, from both sides', () => {
    forAll(fc.tuple(length(1, 3), length(1, 20), length(1, 9)), ([rows, count, wanted]) => {
      for (const side of ['left', 'right'] as const) {
        expectParity(() =>
          (['float32', 'int32'] as const).map((dtype) => {
            const sorted = tf.cumsum(tf.cast(tf.abs(tensor([rows, count], 1)), dtype), 1);
            const values = tf.cast(tf.mul(tensor([rows, wanted], 2), count / 2), dtype);
            return tf.searchSorted(sorted, tf.concat([values, sorted], 1), side);
          }),
        );
      }
    });
  });

  it('sum and average picked rows by segment, with gaps between the ids', () => {
    const cases = fc.tuple(shapes(0, 2, 6, 1), fc.array(length(0, 2), { minLength: 1, maxLength: 12 }));
    forAll(cases, ([slice, rises]) => {
      let id = -1;
      const ids = rises.map((rise, i) => (id += i === 0 ? rise + 1 : rise));
      expectParity(() => {
        const segments = tf.tensor1d(ids, 'int32');
        const at = places([ids.length], 5) as tf.Tensor1D;
        return kinds([5, ...slice])
          .slice(0, 2)
          .flatMap((x) => [
            tf.sparse.sparseSegmentSum(x as tf.Tensor2D, at, segments),
            tf.sparse.sparseSegmentMean(x as tf.Tensor2D, at, segments),
          ]);
      });
    });
  });

  it.each([
    ['ids that fall', [0, 1], [1, 0], /increasing/],
    ['an id below 0', [0, 1], [-1, 0], /segment id|segment ids/i],
    ['a negative last id', [0], [-2], />= 0/],
    ['a row that is not there', [0, 5], [0, 0], /out of range|not in/],
  ] as const)('refuse to sum %s', (_what, at, ids, words) => {
    const messages = (['cpu', 'simd'] as const).map((backend) => {
      void tf.setBackend(backend);
      const x = tensor([5, 2], 1) as tf.Tensor2D;
      const [rows, segments] = [tf.tensor1d([...at], 'int32'), tf.tensor1d([...ids], 'int32')];
      try {
        tf.sparse.sparseSegmentSum(x, rows, segments);
        return 'nothing';
      } catch (error) {
        return error instanceof Error ? error.message : '';
      }
    });
    expect(messages[1]).toBe(messages[0]);
    expect(messages[1]).toMatch(words);
  });

  it('spread blocks over the batch', () => {
    const cases = fc.record({
      batch: length(1, 3),
      blocks: fc.array(length(1, 3), { minLength: 1, maxLength: 2 }),
      times: length(1, 3),
      rest: shapes(0, 2, 4, 1),
      pads: fc.boolean(),
    });
    forAll(cases, ({ batch, blocks, times, rest, pads }) => {
      const inner = blocks.map((block) => block * times);
      const paddings = blocks.map((block) => [0, pads ? block : 0]);
      expectParity(() =>
        kinds([batch, ...inner, ...rest])
          .slice(0, 2)
          .map((x) => tf.spaceToBatchND(x, blocks, paddings)),
      );
    });
  });

  it('gather blocks from the batch, and crop them', () => {
    const cases = fc.record({
      batch: length(1, 3),
      blocks: fc.array(length(1, 3), { minLength: 1, maxLength: 2 }),
      rest: shapes(0, 2, 4, 1),
      crops: fc.tuple(length(0, 1), length(0, 1)),
    });
    forAll(cases, ({ batch, blocks, rest, crops }) => {
      const shape = [batch * blocks.reduce((a, b) => a * b), ...blocks.map((block) => block + 2), ...rest];
      expectParity(() =>
        kinds(shape)
          .slice(0, 2)
          .map((x) =>
            tf.batchToSpaceND(
              x,
              blocks,
              blocks.map(() => [...crops]),
            ),
          ),
      );
    });
  });

  it('turn images', () => {
    const cases = fc.record({
      shape: fc.tuple(length(0, 3), length(1, 6), length(1, 6), length(1, 4)),
      angle: fc.double({ min: -4, max: 4, noNaN: true }),
      center: fc.oneof(fc.double({ min: 0, max: 1, noNaN: true }), fc.constant<[number, number]>([0.2, 0.7])),
      fill: fc.oneof(fc.constant(0.5), fc.constant<[number, number, number]>([1, 2, 3])),
    });
    forAll(cases, ({ shape, angle, center, fill }) => {
      const x = specialTensor(shape, 1) as tf.Tensor4D;
      expectParity(() => tf.image.rotateWithOffset(x, angle, fill, center));
    });
  });
});
