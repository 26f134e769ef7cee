import { util } from '@tensorflow/tfjs-core';
import type { TensorInfo } from '@tensorflow/tfjs-core';
import { measuringKernel } from '../measuringKernel.ts';
import { floatRecord } from '../operands.ts';
import type { ShareAttrs } from './shareAbove.ts';

/** int32 `[⌈size / 8⌉]`: a bit for each value above the threshold, eight to an integer, the first highest. */
export const maskAbove = measuringKernel<{ readonly x: TensorInfo }, ShareAttrs>(
  'WeirMaskAbove',
  ({ x }) => [Math.ceil(util.sizeFromShape(x.shape) / 8)],
  (backend, { x }, { threshold, absolute }, to) => {
    const from = floatRecord(backend, 'WeirMaskAbove', 'x', x);
    backend.wasm.maskAbove(from.pointer, from.size, threshold, absolute ? 1 : 0, to);
  },
  'int32',
);
