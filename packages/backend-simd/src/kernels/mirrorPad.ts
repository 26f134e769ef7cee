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
    let corner = 0;
    const axes = x.shape.map((length, axis) => {
      const step = outStrides[axis] ?? 1;
      corner += (padding[axis]?.[0] ?? 0) * step;
      return { length, from: strides[axis] ?? 1, to: step };
    });
    stridedCopy(backend, from.pointer, out.pointer + corner * 4, axes);
    // From the last axis on, each is mirrored as a whole: the axes behind it are filled already. Those ahead are not yet, so
    // that their margins are mirrored in vain, and are written again.
    const ownEdge = attrs.mode === 'reflect' ? 1 : 0;
    shape.reduceRight((inner, outLength, axis) => {
      const [before, after] = padding[axis] ?? [0, 0];
      const outer = out.size / (inner * outLength);
      const inside = outLength - before - after;
      if (before + after > 0) backend.wasm.mirror(out.pointer, outer, before, inside, after, inner, ownEdge);
      return inner * outLength;
    }, 1);
    return { dataId: out, shape, dtype: x.dtype };
  },
);
