import { util } from '@tensorflow/tfjs-core';
import type { TensorInfo } from '@tensorflow/tfjs-core';
import { runInheritedForAll } from '../inherited.ts';
import { isFourByte } from '../isFourByte.ts';
import { simdKernel } from '../simdKernel.ts';

interface Attrs {
  readonly axis: number;
}

/** `x` cut along an axis into parts of length one, which lose that axis. */
export const unpack = simdKernel<{ readonly value: TensorInfo }, Attrs>(
  'Unpack',
  (backend, { value }, attrs) => {
    const { pointer, size } = isFourByte(value) ? backend.record(value) : { pointer: 0, size: 0 };
    if (size === 0) return runInheritedForAll('Unpack', backend, { value }, attrs);
    const { shape, dtype } = value;
    const axis = attrs.axis < 0 ? attrs.axis + shape.length : attrs.axis;
    const parts = shape[axis] ?? 1;
    const rows = util.sizeFromShape(shape.slice(0, axis));
    const count = size / rows / parts;
    const outShape = shape.filter((_, index) => index !== axis);
    return Array.from({ length: parts }, (_, part) => {
      const out = backend.allocate(rows * count, dtype);
      const from = pointer + part * count * 4;
      backend.wasm.copyRows(from, parts * count * 4, out.pointer, count * 4, rows, count);
      return { dataId: out, shape: outShape.slice(), dtype };
    });
  },
);
