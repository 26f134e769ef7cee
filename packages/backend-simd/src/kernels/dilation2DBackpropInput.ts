import { util } from '@tensorflow/tfjs-core';
import type { TensorInfo } from '@tensorflow/tfjs-core';
import { dilationInfo, dilationSizes } from '../dilation.ts';
import type { DilationAttrs } from '../dilation.ts';
import { float32Record } from '../float32Record.ts';
import { runInherited } from '../inherited.ts';
import { simdKernel } from '../simdKernel.ts';

interface Inputs {
  readonly x: TensorInfo;
  readonly filter: TensorInfo;
  readonly dy: TensorInfo;
}

/** Gradient of dilation with respect to its input: each window's `dy` goes to the value that its largest sum has. */
export const dilation2DBackpropInput = simdKernel<Inputs, DilationAttrs>(
  'Dilation2DBackpropInput',
  (backend, inputs, attrs) => {
    const { x, filter, dy } = inputs;
    const from = float32Record(backend, x);
    const taps = float32Record(backend, filter);
    const slopes = float32Record(backend, dy);
    const info = dilationInfo(x.shape, filter.shape, attrs);
    const fits = slopes?.size === util.sizeFromShape(info.outShape);
    if (!from || !taps || !fits) return runInherited('Dilation2DBackpropInput', backend, inputs, attrs);
    const out = backend.allocate(util.sizeFromShape(x.shape));
    backend.wasm.dilateInputGrad(
      ...([from.pointer, taps.pointer, slopes.pointer, out.pointer] as const),
      ...dilationSizes(info),
    );
    return { dataId: out, shape: x.shape, dtype: 'float32' };
  },
);
