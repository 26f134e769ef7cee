import { deep } from './parts/deep.ts';
import { preset } from './preset.ts';

/** The deep tanh network without the factor 1 / sqrt(fan in). */
export const deepNoFanInPreset = preset({
  summary: 'weights from N(0, 1), as if fan in did not matter',
  lookAt:
    'The weights are not divided by sqrt(fan in), so that pre-activations have a std of about 10: nearly every tanh is saturated, hardly a gradient reaches the first layers, and update:data is far from -3 and different in each layer.',
  configuration: deep('deep-no-fan-in', {
    init: { type: 'normal', std: 1 },
    lastInit: { type: 'normal', std: 0.1 },
  }),
});
