import { util } from '@tensorflow/tfjs-core';
import type { DataType } from '@tensorflow/tfjs-core';
import { runInherited } from '../inherited.ts';
import { simdKernel } from '../simdKernel.ts';

interface Attrs {
  readonly shape: number[];
  readonly value: number | string;
  readonly dtype?: DataType;
}

/** A tensor of one value. */
export const fill = simdKernel<object, Attrs>('Fill', (backend, inputs, attrs) => {
  const { shape, value } = attrs;
  const dtype = attrs.dtype ?? util.inferDtype(value);
  if (dtype !== 'float32' || typeof value !== 'number') return runInherited('Fill', backend, inputs, attrs);
  const out = backend.allocate(util.sizeFromShape(shape));
  backend.wasm.fill(out.pointer, out.size, value);
  return { dataId: out, shape, dtype };
});
