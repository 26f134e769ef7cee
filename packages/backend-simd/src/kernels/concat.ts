import { backend_util, util } from '@tensorflow/tfjs-core';
import type { TensorInfo } from '@tensorflow/tfjs-core';
import { runInherited } from '../inherited.ts';
import { isFourByte } from '../isFourByte.ts';
import { simdKernel } from '../simdKernel.ts';

interface Attrs {
  readonly axis: number;
}

/** Tensors one after another along an axis. */
export const concat = simdKernel<readonly TensorInfo[], Attrs>('Concat', (backend, tensors, attrs) => {
  const [first] = tensors;
  const parts = tensors.filter(({ shape }) => util.sizeFromShape(shape) > 0);
  const alike = first && tensors.every(({ dtype }) => dtype === first.dtype);
  // One part, or none, is handed on without a copy by tfjs.
  if (!first || !alike || !isFourByte(first) || parts.length < 2) {
    return runInherited('Concat', backend, tensors, attrs);
  }
  const [axis = 0] = util.parseAxisParam(attrs.axis, first.shape);
  const shapes = tensors.map(({ shape }) => shape);
  backend_util.assertParamsConsistent(shapes, axis);
  const shape = backend_util.computeOutShape(shapes, axis);
  const out = backend.allocate(util.sizeFromShape(shape), first.dtype);
  const rows = util.sizeFromShape(shape.slice(0, axis));
  const outRow = util.sizeFromShape(shape.slice(axis)) * 4;
  let to = out.pointer;
  for (const part of parts) {
    const { pointer, size } = backend.record(part);
    backend.wasm.copyRows(pointer, (size / rows) * 4, to, outRow, rows, size / rows);
    to += (size / rows) * 4;
  }
  return { dataId: out, shape, dtype: first.dtype };
});
