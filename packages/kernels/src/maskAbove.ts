import type { TensorInfo } from '@tensorflow/tfjs-core';
import type { FusedKernel } from './device.ts';
import { floats } from './hostValues.ts';
import type { ShareAboveAttrs } from './shareAbove.ts';

/** `x` of any shape. */
export interface MaskAboveInputs {
  readonly x: TensorInfo;
}

/**
 * A bit for each value of `x`, in their order, that says whether it is above a threshold; NaN is not.
 *
 * The output is int32 `[⌈size / 8⌉]` of eight bits each, 0 to 255, the first value's highest. Bits after the last
 * value's are 0.
 */
export const maskAbove: FusedKernel<MaskAboveInputs, ShareAboveAttrs> = {
  name: 'WeirMaskAbove',
  composed(device, { x }, { threshold, absolute }) {
    const values = floats(device, x);
    const bytes = new Int32Array(Math.ceil(values.length / 8));
    const limit = Math.fround(threshold);
    for (let at = 0; at < values.length; at++) {
      const value = values[at] as number; // at < length
      // at >> 3 < ⌈size / 8⌉ ≤ the bytes there are
      if ((absolute ? Math.abs(value) : value) > limit) (bytes[at >> 3] as number) |= 0x80 >> (at & 7);
    }
    return [device.upload(bytes, [bytes.length])];
  },
};
