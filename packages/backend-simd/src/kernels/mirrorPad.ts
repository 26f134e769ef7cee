import { util } from '@tensorflow/tfjs-core';
import type { TensorInfo } from '@tensorflow/tfjs-core';
import { runInherited } from '../inherited.ts';
import { isFourByte } from '../isFourByte.ts';
import { simdKernel } from '../simdKernel.ts';
import { stridedCopy, stridesOf } from '../stridedCopy.ts';

interface Attrs {
  readonly paddings: readonly (readonly [number, number])[];
  readonly mode: 'reflect' | 'symmetric';
}

/** `x` continued on each axis by its mirror image, without (`reflect`) or with its outermost values. */
export const mirrorPad = simdKernel<{ readonly x: TensorInfo }, Attrs>(
  'MirrorPad',
  (backend, { x }, attrs) => {
    if (!isFourByte(x)) return runInherited('MirrorPad', backend, { x }, attrs);
    const padding = x.shape.map((_, axis) => attrs.paddings[axis] ?? ([0, 0] as const));
    const shape = x.shape.map(
      (length, axis) => length + (padding[axis]?.[0] ?? 0) + (padding[axis]?.[1] ?? 0),
    );
    const from = backend.record(x);
    const out = backend.allocate(util.sizeFromShape(shape), x.dtype);
    const strides = stridesOf(x.shape);
    const outStrides = stridesOf(shape);
    const before = padding.map(([first], axis) => first * (outStrides[axis] ?? 1));
    const corner = before.reduce((sum, offset) => sum + offset, 0);
    const axes = x.shape.map((length, axis) => ({
      length,
      from: strides[axis] ?? 1,
      to: outStrides[axis] ?? 1,
    }));
    stridedCopy(backend, from.pointer, out.pointer + corner * 4, axes);
    // From the last axis on, each is mirrored as a whole: the axes behind it are filled already, those ahead not yet.
    const ownEdge = attrs.mode === 'reflect' ? 1 : 0;
    let start = corner;
    for (let axis = x.shape.length - 1; axis >= 0; axis--) {
      const [first, second] = padding[axis] ?? [0, 0];
      const length = x.shape[axis] ?? 1;
      const step = outStrides[axis] ?? 1;
      start -= before[axis] ?? 0;
      const mirror = (to: number, from: number, count: number): void => {
        const inside = shape.map((outLength, other) => ({
          length: other === axis ? count : other < axis ? (x.shape[other] ?? 1) : outLength,
          from: (other === axis ? -1 : 1) * (outStrides[other] ?? 1),
          to: outStrides[other] ?? 1,
        }));
        const at = (place: number): number => out.pointer + (start + place * step) * 4;
        stridedCopy(backend, at(from), at(to), inside);
      };
      mirror(0, 2 * first - 1 + ownEdge, first);
      mirror(first + length, first + length - 1 - ownEdge, second);
    }
    return { dataId: out, shape, dtype: x.dtype };
  },
);
