import { deep, scaled } from './parts/deep.ts';
import { preset } from './preset.ts';

/** The deep tanh network with the gain of a linear layer. */
export const deepTanhGain1Preset = preset({
  summary: 'the gain too low: activations shrink with depth',
  lookAt:
    'With a gain of 1, nothing makes up for tanh’s squashing: the std of the activations falls from layer to layer (from 0.62 to 0.32), next to nothing is saturated, and with more layers the signal would vanish. Training raises it again, slowly.',
  configuration: deep('deep-tanh-gain-1', { init: scaled(1), lastInit: scaled(0.1) }),
});
