import { deep, scaled } from './parts/deep.ts';
import { preset } from './preset.ts';

/** The deep network with BatchNorm at a rate that is too high. */
export const deepBatchNormRate1Preset = preset({
  summary: 'BatchNorm with ten times the rate',
  lookAt:
    'The same network as deep-batchnorm at a rate of 1: it still trains, but update:data stands near -2, each step moving the weights by a hundredth of themselves, and the loss is noisier.',
  configuration: deep('deep-batchnorm-rate-1', {
    batchNorm: true,
    init: scaled(1),
    lastInit: scaled(1),
    learningRate: 1,
  }),
});
