import { deep, scaled } from './parts/deep.ts';
import { preset } from './preset.ts';

/** The deep tanh network with its weights too small. */
export const deepTanhGainHalfPreset = preset({
  summary: 'the gain far too low: activations vanish, gradients grow',
  lookAt:
    "With a gain of 0.5, the activations shrink by about half in each layer, so that the last hidden layer hardly depends on the input; the gradients, which go the other way, spread out towards the first layers' weights unequally, and update:data differs from layer to layer.",
  configuration: deep('deep-tanh-gain-0.5', { init: scaled(0.5), lastInit: scaled(0.1) }),
});
