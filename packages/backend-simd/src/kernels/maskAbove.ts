import type { TensorInfo } from '@tensorflow/tfjs-core';
import { floatRecord } from '../operands.ts';
import { simdKernel } from '../simdKernel.ts';
import type { ShareAttrs } from './shareAbove.ts';

/** int32 `[⌈size / 32⌉]`: a bit for each value above the threshold, eight to a byte, the first highest. */
export const maskAbove = simdKernel<{ readonly x: TensorInfo }, ShareAttrs>(
  'WeirMaskAbove',
  (backend, { x }, { threshold, absolute }) => {
    const from = floatRecord(backend, 'WeirMaskAbove', 'x', x);
    const words = Math.ceil(from.size / 32);
    const mask = backend.allocate(words, 'int32');
    backend.wasm.maskAbove(from.pointer, from.size, threshold, absolute ? 1 : 0, mask.pointer);
    return [{ dataId: mask, shape: [words], dtype: 'int32' }];
  },
);
