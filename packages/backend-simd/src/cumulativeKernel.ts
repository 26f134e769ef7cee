import { util } from '@tensorflow/tfjs-core';
import type { KernelConfig, TensorInfo } from '@tensorflow/tfjs-core';
import { runInherited } from './inherited.ts';
import { isFourByte } from './isFourByte.ts';
import { simdKernel } from './simdKernel.ts';

interface Attrs {
  readonly axis: number;
  readonly exclusive: boolean;
  readonly reverse: boolean;
}

/** The kernel of running sums or products along an axis of float32 or int32. */
export function cumulativeKernel(
  kernelName: string,
  name: 'cumulativeSum' | 'cumulativeProduct',
): KernelConfig {
  return simdKernel<{ readonly x: TensorInfo }, Attrs>(kernelName, (backend, { x }, attrs) => {
    if (!isFourByte(x)) return runInherited(kernelName, backend, { x }, attrs);
    const from = backend.record(x);
    const [axis = 0] = util.parseAxisParam(attrs.axis, x.shape);
    const out = backend.allocate(from.size, x.dtype);
    const outer = util.sizeFromShape(x.shape.slice(0, axis));
    const inner = util.sizeFromShape(x.shape.slice(axis + 1));
    const run = backend.wasm[x.dtype === 'int32' ? (`${name}OfInts` as const) : name];
    const flags = [attrs.exclusive ? 1 : 0, attrs.reverse ? 1 : 0] as const;
    run(from.pointer, out.pointer, outer, x.shape[axis] ?? 1, inner, ...flags);
    return { dataId: out, shape: x.shape, dtype: x.dtype };
  });
}
