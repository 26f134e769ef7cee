import { deep, scaled } from './parts/deep.ts';
import { preset } from './preset.ts';

/** The lecture's deep network with BatchNorm after each linear layer. */
export const deepBatchNormPreset = preset({
  summary: 'five hidden layers with BatchNorm: healthy whatever the start',
  lookAt:
    'Every tanh layer has the same spread (std 0.62 to 0.65) and saturates a little (1 to 4 %), and the gradients are alike from the first layer to the last: the lecture’s picture of health. The last BatchNorm starts with a gain of 0.1, so that the first loss is near the expected 3.30. Update:data settles somewhat above the line at −3. On the lecture’s names, the loss after 1,001 steps was 2.40 on both splits.',
  configuration: deep('deep-batchnorm', { batchNorm: true, init: scaled(1), lastInit: scaled(1) }),
});
