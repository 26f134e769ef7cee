import type { FusedKernel } from './device.ts';
import { floats } from './hostValues.ts';
import { rowsAndChannels } from './shapes.ts';
import type { UnitShareAboveInputs } from './unitShareAbove.ts';

/**
 * Mean and standard deviation of each unit over the rows: `[…, C] → [2, C]`.
 *
 * The std is over N − 1, and NaN of a single row; a unit with a value that is not finite has no finite moments.
 */
export const unitMoments: FusedKernel<UnitShareAboveInputs, object> = {
  name: 'WeirUnitMoments',
  composed(device, { x }) {
    const { rows, channels } = rowsAndChannels('unitMoments', x.shape);
    const values = floats(device, x);
    const moments = new Float32Array(2 * channels);
    for (let channel = 0; channel < channels; channel++) {
      let sum = 0;
      for (let i = channel; i < values.length; i += channels) sum += values[i] as number; // i < length
      const mean = sum / rows;
      let squares = 0;
      for (let i = channel; i < values.length; i += channels) squares += ((values[i] as number) - mean) ** 2;
      moments[channel] = mean;
      moments[channels + channel] = Math.sqrt(squares / (rows - 1));
    }
    return [device.upload(moments, [2, channels])];
  },
};
