import type { DataType, TensorInfo } from '@tensorflow/tfjs-core';
import { runInherited } from '../inherited.ts';
import { simdKernel } from '../simdKernel.ts';

interface Inputs {
  readonly x: TensorInfo;
}

interface Attrs {
  readonly dtype: DataType;
}

/**
 * tfjs's cast. Where it widens (to float32, or bool to int32), the CPU backend only relabels the values it has; here they
 * must also be stored as what the label says.
 */
export const cast = simdKernel<Inputs, Attrs>('Cast', (backend, { x }, { dtype }) => {
  const numbers = x.dtype === 'int32' || x.dtype === 'bool';
  if (x.dtype === 'float32' && dtype === 'int32') {
    const from = backend.record(x);
    const to = backend.allocate(from.size, dtype);
    backend.wasm.intsOfFloats(from.pointer, to.pointer, from.size);
    return { dataId: to, shape: x.shape, dtype };
  }
  const widens = numbers && (dtype === 'float32' || (dtype === 'int32' && x.dtype === 'bool'));
  if (!widens) return runInherited('Cast', backend, { x }, { dtype });
  const from = backend.record(x);
  const to = backend.allocate(from.size, dtype);
  if (dtype === 'int32') to.view().set(from.view());
  else if (x.dtype === 'bool') backend.wasm.floatsOfBytes(from.pointer, to.pointer, from.size);
  else backend.wasm.floatsOfInts(from.pointer, to.pointer, from.size);
  return { dataId: to, shape: x.shape, dtype };
});
