import { util } from '@tensorflow/tfjs-core';
import type { TensorInfo } from '@tensorflow/tfjs-core';
import { runInherited } from '../inherited.ts';
import { isFourByte } from '../isFourByte.ts';
import { simdKernel } from '../simdKernel.ts';
import { stridedCopy, stridesOf } from '../stridedCopy.ts';

interface Attrs {
  readonly reps: readonly number[];
}

/** `x` repeated so often along each axis. */
export const tile = simdKernel<{ readonly x: TensorInfo }, Attrs>('Tile', (backend, { x }, { reps }) => {
  if (!isFourByte(x)) return runInherited('Tile', backend, { x }, { reps });
  const from = backend.record(x);
  const shape = x.shape.map((length, axis) => length * (reps[axis] ?? 1));
  const out = backend.allocate(util.sizeFromShape(shape), x.dtype);
  const strides = stridesOf(x.shape);
  const outStrides = stridesOf(shape);
  const axes = x.shape.flatMap((length, axis) => {
    const to = outStrides[axis] ?? 1;
    return [
      { length: reps[axis] ?? 1, from: 0, to: to * length },
      { length, from: strides[axis] ?? 1, to },
    ];
  });
  stridedCopy(backend, from.pointer, out.pointer, axes);
  return { dataId: out, shape, dtype: x.dtype };
});
