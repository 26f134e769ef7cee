import type { FusedKernel } from './device.ts';
import { difference } from './hostValues.ts';
import type { DifferenceInputs } from './statistics.ts';

/** The threshold, and whether absolute values are held against it. */
export interface ShareAboveAttrs {
  /** In the units of x; rounded to float32, as x is. */
  readonly threshold: number;
  /** Whether to compare `|x|`. */
  readonly absolute: boolean;
}

/** Share `[]` of the values of `x − minus` that are above a threshold; NaN is not. Of no values it is NaN. */
export const shareAbove: FusedKernel<DifferenceInputs, ShareAboveAttrs> = {
  name: 'WeirShareAbove',
  composed(device, { x, minus }, { threshold, absolute }) {
    const values = difference(device, x, minus);
    const limit = Math.fround(threshold);
    let above = 0;
    for (const value of values) if ((absolute ? Math.abs(value) : value) > limit) above++;
    return [device.upload(Float32Array.of(above / values.length), [])];
  },
};
