import { deep, scaled } from './parts/deep.ts';
import { preset } from './preset.ts';

/** The deep network with BatchNorm and small weights. */
export const deepBatchNormGain02Preset = preset({
  summary: 'BatchNorm forgives a gain of 0.2',
  lookAt:
    'The weights are five times too small, and activations and gradients look as in deep-batchnorm: BatchNorm takes the scale of the weights away, forwards and backwards. Only update:data tells: it starts 25 times higher, as the gradients of small weights are larger and the weights smaller, and the weights grow until it has come down.',
  configuration: deep('deep-batchnorm-gain-0.2', {
    batchNorm: true,
    init: scaled(0.2),
    lastInit: scaled(0.2),
  }),
});
