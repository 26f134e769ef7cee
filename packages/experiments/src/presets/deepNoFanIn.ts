import { deep } from './parts/deep.ts';
import { preset } from './preset.ts';

/** The deep tanh network without the factor 1 / sqrt(fan in). */
export const deepNoFanInPreset = preset({
  summary: 'weights from N(0, 1), as if fan in did not matter',
  lookAt:
    'The weights are not divided by sqrt(fan in), so that pre-activations have a std of about 10: 70 to 84 % of the tanh outputs are saturated, the gradients grow 24-fold from the last hidden layer to the first, and update:data differs from layer to layer by a factor of a hundred.',
  configuration: deep('deep-no-fan-in', {
    init: { type: 'normal', std: 1 },
    lastInit: { type: 'normal', std: 0.1 },
  }),
});
