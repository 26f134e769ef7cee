import { deep, scaled } from './parts/deep.ts';
import { tanhGain } from './parts/lecture.ts';
import { preset } from './preset.ts';

/** The deep tanh network at a rate that is far too low. */
export const lowRatePreset = preset({
  summary: 'a rate of 0.001: nothing looks wrong but update:data',
  lookAt:
    'Activations and gradients are those of deep-tanh, and the loss falls, slowly. Update:data says why: near −5, a hundred times below the line at −3.',
  configuration: deep('low-rate', { init: scaled(tanhGain), lastInit: scaled(0.1), learningRate: 0.001 }),
});
