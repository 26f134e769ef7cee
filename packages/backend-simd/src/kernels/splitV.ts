import { backend_util, util } from '@tensorflow/tfjs-core';
import type { TensorInfo } from '@tensorflow/tfjs-core';
import { runInheritedForAll } from '../inherited.ts';
import { isFourByte } from '../isFourByte.ts';
import { simdKernel } from '../simdKernel.ts';

interface Attrs {
  readonly numOrSizeSplits: number | number[];
  readonly axis: number;
}

/** `x` cut along an axis, into equal parts or parts of given lengths. */
export const splitV = simdKernel<{ readonly x: TensorInfo }, Attrs>('SplitV', (backend, { x }, attrs) => {
  const [axis = 0] = util.parseAxisParam(attrs.axis, x.shape);
  const { pointer, size } = isFourByte(x) ? backend.record(x) : { pointer: 0, size: 0 };
  if (size === 0) return runInheritedForAll('SplitV', backend, { x }, attrs);
  // tfjs types a tensor but asks for its shape alone.
  const lengths = backend_util.prepareSplitSize(
    x as Parameters<typeof backend_util.prepareSplitSize>[0],
    attrs.numOrSizeSplits,
    axis,
  );
  const rows = util.sizeFromShape(x.shape.slice(0, axis));
  const inner = util.sizeFromShape(x.shape.slice(axis + 1));
  const row = (size / rows) * 4;
  let from = pointer;
  return lengths.map((length) => {
    const shape = x.shape.slice();
    shape[axis] = length;
    const count = length * inner;
    const out = backend.allocate(rows * count, x.dtype);
    backend.wasm.copyRows(from, row, out.pointer, count * 4, rows, count);
    from += count * 4;
    return { dataId: out, shape, dtype: x.dtype };
  });
});
