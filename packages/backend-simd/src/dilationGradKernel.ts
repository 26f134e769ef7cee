import { util } from '@tensorflow/tfjs-core';
import type { KernelConfig, TensorInfo } from '@tensorflow/tfjs-core';
import { dilationInfo, dilationSizes } from './dilation.ts';
import type { DilationAttrs } from './dilation.ts';
import { float32Record } from './float32Record.ts';
import { runInherited } from './inherited.ts';
import { simdKernel } from './simdKernel.ts';

interface Inputs {
  readonly x: TensorInfo;
  readonly filter: TensorInfo;
  readonly dy: TensorInfo;
}

/**
 * The kernel of a gradient of dilation: each window's `dy` goes to the value that its largest sum has.
 *
 * @param of The operand with respect to which it is.
 * @param run What computes it in WebAssembly.
 */
export function dilationGradKernel(
  name: 'Dilation2DBackpropFilter' | 'Dilation2DBackpropInput',
  of: 'x' | 'filter',
  run: 'dilateFilterGrad' | 'dilateInputGrad',
): KernelConfig {
  return simdKernel<Inputs, DilationAttrs>(name, (backend, inputs, attrs) => {
    const { x, filter, dy } = inputs;
    const { shape } = inputs[of];
    const from = float32Record(backend, x);
    const taps = float32Record(backend, filter);
    const slopes = float32Record(backend, dy);
    const info = dilationInfo(x.shape, filter.shape, attrs);
    const fits = slopes?.size === util.sizeFromShape(info.outShape);
    if (!from || !taps || !fits) return runInherited(name, backend, inputs, attrs);
    const out = backend.allocate(util.sizeFromShape(shape));
    backend.wasm[run](
      ...([from.pointer, taps.pointer, slopes.pointer, out.pointer] as const),
      ...dilationSizes(info),
    );
    return { dataId: out, shape, dtype: 'float32' };
  });
}
