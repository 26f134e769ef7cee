import * as tf from '@tensorflow/tfjs-core';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { expectParity, forAll, shapes, specialTensor, tensor } from '../testing/compare.ts';

const length = (min: number, max: number) => fc.integer({ min, max });

describe('copying kernels', () => {
  it('transpose every shape in every order', () => {
    const cases = shapes(0, 5, 6).chain((shape) => {
      const order = shape.map((_, axis) => axis);
      return fc.tuple(fc.constant(shape), fc.shuffledSubarray(order, { minLength: order.length }));
    });
    forAll(
      cases,
      ([shape, order]) => {
        expectParity(() => [
          tf.transpose(specialTensor(shape, 1), order),
          tf.transpose(tf.cast(tensor(shape, 1), 'int32'), order),
          tf.transpose(tf.cast(tensor(shape, 1), 'bool'), order),
        ]);
      },
      150,
    );
    expectParity(() => [tf.transpose(tensor([37, 53], 1)), tf.transpose(tensor([9, 13, 21], 1), [0, 2, 1])]);
  });

  it('pad on every side with any value', () => {
    const cases = shapes(1, 4, 6).chain((shape) =>
      fc.tuple(
        fc.constant(shape),
        fc.array(fc.tuple(length(0, 3), length(0, 3)), { minLength: shape.length, maxLength: shape.length }),
      ),
    );
    forAll(cases, ([shape, paddings]) => {
      expectParity(() => [
        tf.pad(tensor(shape, 1), paddings, 0.5),
        tf.grad((x) => tf.pad(x, paddings))(tensor(shape, 1)),
      ]);
    });
    expectParity(() => tf.pad(tf.tensor1d([1, 2], 'int32'), [[1, 1]]));
  });

  it('slice every box', () => {
    const cases = shapes(1, 5, 6).chain((shape) =>
      fc.tuple(
        fc.constant(shape),
        fc.tuple(
          ...shape.map((size) =>
            length(0, size).chain((begin) => fc.tuple(fc.constant(begin), length(0, size - begin))),
          ),
        ),
      ),
    );
    forAll(cases, ([shape, boxes]) => {
      const begin = boxes.map(([first]) => first);
      const size = boxes.map(([, count]) => count);
      expectParity(() => [
        tf.slice(specialTensor(shape, 1), begin, size),
        tf.slice(tf.cast(tensor(shape, 1), 'int32'), begin, size),
        tf.slice(tf.cast(tensor(shape, 1), 'bool'), begin, size),
      ]);
    });
  });

  it('concatenate along every axis, empty parts too', () => {
    const cases = shapes(1, 4, 5).chain((shape) =>
      fc.tuple(
        fc.constant(shape),
        fc.nat(shape.length - 1),
        fc.array(length(0, 4), { minLength: 1, maxLength: 4 }),
      ),
    );
    forAll(cases, ([shape, axis, lengths]) => {
      const parts = lengths.map((size) => shape.map((whole, index) => (index === axis ? size : whole)));
      expectParity(() => [
        tf.concat(
          parts.map((part, seed) => specialTensor(part, seed)),
          axis,
        ),
        tf.concat(
          parts.map((part, seed) => tf.cast(tensor(part, seed), 'int32')),
          axis,
        ),
      ]);
    });
    expectParity(() =>
      tf.grads((a, b) => tf.concat([a, b], 1))([tensor([3, 2], 1), tensor([3, 4], 2)], tensor([3, 6], 3)),
    );
  });

  it('tile every axis', () => {
    const cases = shapes(1, 4, 5).chain((shape) =>
      fc.tuple(
        fc.constant(shape),
        fc.array(length(0, 3), { minLength: shape.length, maxLength: shape.length }),
      ),
    );
    forAll(cases, ([shape, reps]) => {
      expectParity(() => [
        tf.tile(specialTensor(shape, 1), reps),
        tf.tile(tf.cast(tensor(shape, 1), 'bool'), reps),
      ]);
    });
  });

  it('keep copies apart from what they were made of', () => {
    void tf.setBackend('simd');
    tf.tidy(() => {
      const x = tf.tensor2d([1, 2, 3, 4], [2, 2]);
      const part = tf.slice(x, [1, 0], [1, 2]);
      const joined = tf.concat([x, part]);
      x.dispose();
      tf.tensor2d([9, 9, 9, 9], [2, 2]);
      expect([...part.dataSync(), ...joined.dataSync()]).toEqual([3, 4, 1, 2, 3, 4, 3, 4]);
    });
  });
});

describe('gather', () => {
  const cases = shapes(1, 4, 6, 1).chain((shape) =>
    fc
      .tuple(
        fc.constant(shape),
        fc.nat(shape.length - 1),
        fc.array(fc.nat(100), { minLength: 0, maxLength: 9 }),
      )
      .map(([whole, axis, raw]) => ({ shape: whole, axis, indices: raw.map((i) => i % (whole[axis] ?? 1)) })),
  );

  it('and its gradient are tfjs’s along every axis', () => {
    forAll(cases, ({ shape, axis, indices }) => {
      expectParity(() => tf.gather(specialTensor(shape, 1), tf.tensor1d(indices, 'int32'), axis));
      if (indices.length === 0) return;
      expectParity(() => {
        const grad = tf.grad((x) => tf.gather(x, tf.tensor1d(indices, 'int32'), axis));
        return grad(tensor(shape, 1));
      });
    });
  });

  it('takes indices of two axes and batches', () => {
    expectParity(() => tf.gather(tensor([5, 3], 1), tf.tensor2d([0, 4, 2, 2], [2, 2], 'int32')));
    expectParity(() => tf.gather(tensor([2, 5, 3], 1), tf.tensor2d([0, 4, 2, 2], [2, 2], 'int32'), 1, 1));
    expectParity(() => tf.gather(tf.tensor1d([1, 2, 3], 'int32'), tf.tensor1d([2, 0], 'int32')));
  });

  it('refuses an index outside with tfjs’s words', () => {
    void tf.setBackend('simd');
    tf.tidy(() => {
      for (const index of [-1, 3]) {
        expect(() => tf.gather(tf.zeros([3, 2]), tf.tensor1d([0, index], 'int32'))).toThrow(
          `GatherV2: the index value ${index} is not in [0, 2]`,
        );
      }
    });
  });

  it('sums segments, leaving out ids of none', () => {
    forAll(fc.tuple(shapes(1, 3, 6, 1), length(1, 5)), ([shape, segments]) => {
      const ids = Int32Array.from({ length: shape[0] ?? 0 }, (_, i) => ((i * 7) % (segments + 2)) - 1);
      expectParity(() => tf.unsortedSegmentSum(tensor(shape, 1), tf.tensor1d(ids, 'int32'), segments));
    });
  });
});

describe('oneHot, fill, zerosLike and onesLike', () => {
  it('are tfjs’s', () => {
    forAll(fc.tuple(shapes(0, 3, 5), length(2, 6)), ([shape, depth]) => {
      expectParity(() => {
        const x = tensor(shape, 1);
        const indices = tf.cast(tf.mul(x, 4), 'int32');
        return [
          tf.oneHot(indices, depth, 2, -1, 'float32'),
          tf.oneHot(indices, depth),
          tf.oneHot(indices, depth, 1, 0, 'bool'),
          tf.fill(shape, 1.5),
          tf.fill(shape, 3, 'int32'),
          tf.zerosLike(x),
          tf.onesLike(x),
          tf.onesLike(indices),
        ];
      });
    });
  });
});
