import { util } from '@tensorflow/tfjs-core';
import type { KernelConfig, TensorInfo } from '@tensorflow/tfjs-core';
import { float32Record } from './float32Record.ts';
import { runInherited } from './inherited.ts';
import { reductionView } from './reductionKernel.ts';
import { simdKernel } from './simdKernel.ts';

interface Attrs {
  readonly axis: number;
}

/** The kernel of where along an axis the largest or smallest value first stands. */
export function argKernel(kernelName: string, name: 'argMax' | 'argMin'): KernelConfig {
  return simdKernel<{ readonly x: TensorInfo }, Attrs>(kernelName, (backend, { x }, { axis }) => {
    const from = float32Record(backend, x);
    const [along = 0] = util.parseAxisParam(axis, x.shape);
    const view = reductionView(x.shape, [along]);
    if (!from || from.size === 0 || !view || x.shape.length === 0)
      return runInherited(kernelName, backend, { x }, { axis });
    const out = backend.allocate(view.outer * view.inner, 'int32');
    backend.wasm[name](from.pointer, out.pointer, view.outer, view.count, view.inner);
    return { dataId: out, shape: x.shape.filter((_, index) => index !== along), dtype: 'int32' };
  });
}
