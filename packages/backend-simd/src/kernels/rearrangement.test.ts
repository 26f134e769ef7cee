import * as tf from '@tensorflow/tfjs-core';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { expectParity, forAll, shapes, specialTensor, tensor } from '../testing/compare.ts';

/** The same values in each dtype: kernels of copies run on four-byte ones, tfjs's on the others. */
const kinds = (shape: readonly number[]): tf.Tensor[] => [
  specialTensor(shape, 1),
  tf.cast(tensor(shape, 1), 'int32'),
  tf.cast(tensor(shape, 1), 'bool'),
];
const withAxis = shapes(1, 4, 6, 1).chain((shape) =>
  fc.tuple(fc.constant(shape), fc.integer({ min: 0, max: shape.length - 1 })),
);

function runs(backend: string, op: () => tf.Tensor[]): boolean {
  void tf.setBackend(backend);
  try {
    tf.tidy(() => void op());
    return true;
  } catch {
    return false;
  }
}

describe('kernels that cut and turn', () => {
  it('split along every axis, evenly and by lengths', () => {
    const cases = withAxis.chain(([shape, axis]) =>
      fc.tuple(fc.constant(shape), fc.constant(axis), fc.nat(shape[axis] ?? 0)),
    );
    forAll(cases, ([shape, axis, first]) => {
      expectParity(() =>
        kinds(shape).flatMap((x) => [
          ...tf.split(x, [first, (shape[axis] ?? 0) - first], axis),
          ...tf.split(x, shape[axis] ?? 1, axis),
        ]),
      );
    });
    expectParity(() => tf.split(tensor([4, 6], 1), [2, -1, 1], -1));
    expectParity(() => tf.grad((x) => tf.addN(tf.split(x, 3, 1)).square())(tensor([4, 6], 1)));
  });

  it('unstack along every axis', () => {
    forAll(withAxis, ([shape, axis]) => expectParity(() => kinds(shape).flatMap((x) => tf.unstack(x, axis))));
    expectParity(() => tf.unstack(tensor([3, 2], 1), -1));
  });

  it('reverse along any axes', () => {
    const cases = shapes(0, 5, 6).chain((shape) =>
      fc.tuple(fc.constant(shape), fc.subarray(shape.map((_, axis) => axis))),
    );
    forAll(cases, ([shape, axes]) => {
      expectParity(() => kinds(shape).map((x) => tf.reverse(x, axes)));
    });
    forAll(shapes(4, 4, 5), (shape) => {
      expectParity(() => tf.image.flipLeftRight(tensor(shape, 1) as tf.Tensor4D));
    });
  });

  it('continue by the mirror image on every side', () => {
    const cases = shapes(1, 4, 6, 1).chain((shape) =>
      fc.tuple(
        fc.constant(shape),
        fc.tuple(...shape.map((size) => fc.tuple(fc.nat(size - 1), fc.nat(size - 1)))),
        fc.tuple(...shape.map((size) => fc.tuple(fc.nat(size), fc.nat(size)))),
      ),
    );
    forAll(cases, ([shape, reflected, repeated]) => {
      expectParity(() => [
        ...kinds(shape).map((x) => tf.mirrorPad(x, reflected, 'reflect')),
        ...kinds(shape).map((x) => tf.mirrorPad(x, repeated, 'symmetric')),
      ]);
    });
  });

  it('take every so many values, forwards and backwards', () => {
    const along = fc.tuple(
      fc.integer({ min: -7, max: 7 }),
      fc.integer({ min: -7, max: 7 }),
      fc.constantFrom(1, 1, 2, 3, -1, -2),
    );
    const cases = shapes(1, 4, 6, 1).chain((shape) =>
      fc.tuple(
        fc.constant(shape),
        fc.array(along, { minLength: shape.length, maxLength: shape.length }),
        fc.tuple(fc.nat(15), fc.nat(15), fc.nat(2), fc.nat(2)),
      ),
    );
    forAll(
      cases,
      ([shape, box, [beginMask, endMask, newAxis, shrink]]) => {
        const [begin, end, steps] = [0, 1, 2].map((part) => box.map((one) => one[part] ?? 1)) as [
          number[],
          number[],
          number[],
        ];
        // tfjs's CPU kernel fails where an axis shrinks and another has a step.
        const positive = steps.map((step) => (shrink > 0 ? 1 : step));
        const inside = begin.map((at, axis) =>
          (shrink >> axis) & 1 ? Math.abs(at) % (shape[axis] ?? 1) : at,
        );
        const newMask = newAxis === 1 ? 1 << shape.length : 0;
        const cut = (inputs = kinds(shape)) =>
          inputs.map((x) =>
            tf.stridedSlice(
              x,
              inside,
              end,
              positive,
              beginMask & ~shrink,
              endMask & ~shrink,
              0,
              newMask,
              shrink,
            ),
          );
        // tfjs's CPU kernel refuses some empty boxes.
        if (runs('cpu', cut)) expectParity(() => cut());
        else expect(runs('simd', () => cut([tensor(shape, 1)]))).toBe(true);
      },
      200,
    );
    void tf.setBackend('simd');
    const x = tensor([3, 7], 1);
    const shrunk = tf.stridedSlice(x, [1, 0], [2, 7], [1, 2], 0, 0, 0, 0, 1);
    expect(shrunk.arraySync()).toEqual(tf.stridedSlice(x, [1, 0], [2, 7], [1, 2]).squeeze([0]).arraySync());
    expectParity(() => tf.stridedSlice(tensor([3, 4, 5, 2], 1), [1, 0], [3, 2], [1, 2], 0, 0, 2));
  });
});
