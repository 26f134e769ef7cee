import { deep, scaled } from './parts/deep.ts';
import { preset } from './preset.ts';

/** The deep tanh network with its weights too small. */
export const deepTanhGainHalfPreset = preset({
  summary: 'the gain far too low: activations vanish, gradients grow',
  lookAt:
    'With a gain of 0.5, the activations shrink by half in each layer (from 0.41 to 0.02), so that the last hidden layer hardly depends on the input, and so do the gradients on their way back: at the first step they are 16 times smaller in the first hidden layer than in the last.',
  configuration: deep('deep-tanh-gain-0.5', { init: scaled(0.5), lastInit: scaled(0.1) }),
});
