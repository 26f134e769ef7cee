import { deep, scaled } from './parts/deep.ts';
import { preset } from './preset.ts';

/** The deep network with BatchNorm at a rate that is too high. */
export const deepBatchNormRate1Preset = preset({
  summary: 'BatchNorm with ten times the rate',
  lookAt:
    'The same network as deep-batchnorm at a rate of 1: it still trains, as well as before, but update:data starts near −1.6 and the weights grow until it is below −1.7: each step moves them by two hundredths of themselves.',
  configuration: deep('deep-batchnorm-rate-1', {
    batchNorm: true,
    init: scaled(1),
    lastInit: scaled(1),
    learningRate: 1,
  }),
});
