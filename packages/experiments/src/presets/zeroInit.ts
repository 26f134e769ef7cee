import { deep } from './parts/deep.ts';
import { preset } from './preset.ts';

/** The deep tanh network that starts from zeros. */
export const zeroInitPreset = preset({
  summary: 'all weights zero: nothing but the last bias learns',
  lookAt:
    'With weights of zero every unit of a layer is the same, the activations are all zero, and no gradient reaches any weight: only the last bias learns, and the loss stops at that of the characters’ frequencies. Randomness is what breaks the symmetry.',
  configuration: deep('zero-init', { init: { type: 'zeros' }, lastInit: { type: 'zeros' } }),
});
