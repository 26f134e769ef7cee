import type { TensorInfo } from '@tensorflow/tfjs-core';
import type { FusedKernel } from './device.ts';
import { floats } from './hostValues.ts';
import { rowsAndChannels } from './shapes.ts';
import type { ShareAboveAttrs } from './shareAbove.ts';

/** `x […, C]`, C units wide. */
export interface UnitShareAboveInputs {
  readonly x: TensorInfo;
}

/** Share of the rows in which each unit is above a threshold: `[…, C] → [C]`. 1 is a unit above it for all examples. */
export const unitShareAbove: FusedKernel<UnitShareAboveInputs, ShareAboveAttrs> = {
  name: 'WeirUnitShareAbove',
  composed(device, { x }, { threshold, absolute }) {
    const { rows, channels } = rowsAndChannels('unitShareAbove', x.shape);
    const values = floats(device, x);
    const limit = Math.fround(threshold);
    const shares = Float32Array.from({ length: channels }, (_, channel) => {
      let above = 0;
      for (let i = channel; i < values.length; i += channels) {
        const value = values[i] as number; // i < length
        if ((absolute ? Math.abs(value) : value) > limit) above++;
      }
      return above / rows;
    });
    return [device.upload(shares, [channels])];
  },
};
