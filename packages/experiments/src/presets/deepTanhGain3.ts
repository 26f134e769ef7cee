import { deep, scaled } from './parts/deep.ts';
import { preset } from './preset.ts';

/** The deep tanh network with its weights too large. */
export const deepTanhGain3Preset = preset({
  summary: 'the gain too high: half the units saturated',
  lookAt:
    'With a gain of 3, 40 to 48 % of all tanh outputs are beyond 0.97, in every layer: they pass no gradient, and what passes grows towards the first layers.',
  configuration: deep('deep-tanh-gain-3', { init: scaled(3), lastInit: scaled(0.1) }),
});
