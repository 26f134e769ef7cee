import { backend_util, util } from '@tensorflow/tfjs-core';
import type { KernelConfig, TensorInfo } from '@tensorflow/tfjs-core';
import { runInherited } from './inherited.ts';
import { reductionView } from './reductionKernel.ts';
import { simdKernel } from './simdKernel.ts';

interface Attrs {
  readonly axis: number | number[];
  readonly keepDims: boolean;
}

/** The kernel that reduces neighbouring axes of booleans; what else there may be is left to tfjs. */
export function truthReductionKernel(kernelName: string, name: 'allOver' | 'anyOver'): KernelConfig {
  return simdKernel<{ readonly x: TensorInfo }, Attrs>(kernelName, (backend, { x }, attrs) => {
    const axes = util.parseAxisParam(attrs.axis, x.shape);
    const view = reductionView(x.shape, axes);
    if (x.dtype !== 'bool' || !view || x.shape.includes(0)) {
      return runInherited(kernelName, backend, { x }, attrs);
    }
    const from = backend.record(x);
    const [kept] = backend_util.computeOutAndReduceShapes(x.shape, axes);
    const out = backend.allocate(view.outer * view.inner, 'bool');
    backend.wasm[name](from.pointer, out.pointer, view.outer, view.count, view.inner);
    const shape = attrs.keepDims ? backend_util.expandShapeToKeepDim(kept, axes) : kept;
    return { dataId: out, shape, dtype: 'bool' };
  });
}
