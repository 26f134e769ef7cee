import type { TensorInfo } from '@tensorflow/tfjs-core';
import { runInherited } from '../inherited.ts';
import { isFourByte } from '../isFourByte.ts';
import { simdKernel } from '../simdKernel.ts';

/** The values of `x` on the diagonal, 0 elsewhere. */
export const diag = simdKernel<{ readonly x: TensorInfo }, object>('Diag', (backend, { x }, attrs) => {
  if (!isFourByte(x)) return runInherited('Diag', backend, { x }, attrs);
  const { pointer, size } = backend.record(x);
  const out = backend.allocate(size * size, x.dtype);
  backend.wasm.fill(out.pointer, out.size, 0);
  backend.wasm.spread(pointer, out.pointer, (size + 1) * 4, size);
  return { dataId: out, shape: [...x.shape, ...x.shape], dtype: x.dtype };
});
