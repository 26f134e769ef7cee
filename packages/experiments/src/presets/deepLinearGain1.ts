import { deep, scaled } from './parts/deep.ts';
import { preset } from './preset.ts';

/** The deep network without nonlinearities, with the gain that suits it. */
export const deepLinearGain1Preset = preset({
  summary: 'no tanh, gain 1: the same spread in every layer',
  lookAt:
    'Without a nonlinearity the right gain is 1: activations and gradients start with the same spread in all layers. Beside deep-linear it shows what the gain is for: it makes up for what the nonlinearity takes.',
  configuration: deep('deep-linear-gain-1', { activation: [], init: scaled(1), lastInit: scaled(0.1) }),
});
