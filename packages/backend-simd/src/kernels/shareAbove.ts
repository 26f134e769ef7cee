import type { TensorInfo } from '@tensorflow/tfjs-core';
import { measuringKernel } from '../measuringKernel.ts';
import { floatRecord, floatsIf } from '../operands.ts';

/** Inputs of `WeirShareAbove` and `WeirUnitShareAbove`. */
export interface ShareInputs {
  readonly x: TensorInfo;
  readonly minus?: TensorInfo;
}

/** Attributes of `WeirShareAbove` and `WeirUnitShareAbove`. */
export interface ShareAttrs {
  readonly threshold: number;
  readonly absolute: boolean;
}

/** `[]` share of the values of `x − minus` above the threshold, of their absolute values if `absolute`. */
export const shareAbove = measuringKernel<ShareInputs, ShareAttrs>(
  'WeirShareAbove',
  () => [],
  (backend, { x, minus }, { threshold, absolute }, to) => {
    const from = floatRecord(backend, 'WeirShareAbove', 'x', x);
    const less = floatsIf(backend, 'WeirShareAbove', 'minus', minus, from.size);
    const { heap, wasm } = backend;
    heap.f32[to >>> 2] = wasm.shareAbove(from.pointer, less, from.size, threshold, absolute ? 1 : 0);
  },
);
