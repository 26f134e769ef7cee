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
}

/** Largest sum of each window's values and the filter's. */
export const dilation2D = simdKernel<Inputs, DilationAttrs>('Dilation2D', (backend, inputs, attrs) => {
  const { x, filter } = inputs;
  const from = float32Record(backend, x);
  const taps = float32Record(backend, filter);
  if (!from || !taps) return runInherited('Dilation2D', backend, inputs, attrs);
  const info = dilationInfo(x.shape, filter.shape, attrs);
  const out = backend.allocate(util.sizeFromShape(info.outShape));
  backend.wasm.dilate(from.pointer, taps.pointer, out.pointer, ...dilationSizes(info));
  return { dataId: out, shape: info.outShape, dtype: 'float32' };
});
