import type { TensorInfo } from '@tensorflow/tfjs-core';
import { float32Record } from '../float32Record.ts';
import { runInherited } from '../inherited.ts';
import { simdKernel } from '../simdKernel.ts';
import { stridedCopy, stridesOf } from '../stridedCopy.ts';

/** Images `[N, h, w, C]`, each line backwards. */
export const flipLeftRight = simdKernel<{ readonly image: TensorInfo }, object>(
  'FlipLeftRight',
  (backend, { image }, attrs) => {
    const from = float32Record(backend, image);
    if (!from) return runInherited('FlipLeftRight', backend, { image }, attrs);
    const out = backend.allocate(from.size);
    const strides = stridesOf(image.shape);
    const axes = image.shape.map((length, axis) => {
      const to = strides[axis] ?? 1;
      return { length, from: axis === 2 ? -to : to, to };
    });
    const start = ((image.shape[2] ?? 1) - 1) * (strides[2] ?? 1);
    stridedCopy(backend, from.pointer + start * 4, out.pointer, axes);
    return { dataId: out, shape: image.shape, dtype: 'float32' };
  },
);
