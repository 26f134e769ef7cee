import { util } from '@tensorflow/tfjs-core';
import type { TensorInfo } from '@tensorflow/tfjs-core';
import { float32Record } from '../float32Record.ts';
import { runInherited } from '../inherited.ts';
import { simdKernel } from '../simdKernel.ts';
import { stridedCopy, stridesOf } from '../stridedCopy.ts';

interface Attrs {
  readonly paddings: readonly (readonly [number, number])[];
  readonly constantValue: number;
}

/** `x` with so many of one value before and after it on each axis. */
export const padV2 = simdKernel<{ readonly x: TensorInfo }, Attrs>('PadV2', (backend, { x }, attrs) => {
  const { paddings, constantValue } = attrs;
  const from = float32Record(backend, x);
  if (!from || paddings.some(([before, after]) => before < 0 || after < 0)) {
    return runInherited('PadV2', backend, { x }, attrs);
  }
  const shape = x.shape.map(
    (length, axis) => (paddings[axis]?.[0] ?? 0) + length + (paddings[axis]?.[1] ?? 0),
  );
  const out = backend.allocate(util.sizeFromShape(shape));
  backend.wasm.fill(out.pointer, out.size, constantValue);
  const strides = stridesOf(x.shape);
  const outStrides = stridesOf(shape);
  let start = 0;
  const axes = x.shape.map((length, axis) => {
    start += (paddings[axis]?.[0] ?? 0) * (outStrides[axis] ?? 1);
    return { length, from: strides[axis] ?? 1, to: outStrides[axis] ?? 1 };
  });
  stridedCopy(backend, from.pointer, out.pointer + start * 4, axes);
  return { dataId: out, shape, dtype: 'float32' };
});
