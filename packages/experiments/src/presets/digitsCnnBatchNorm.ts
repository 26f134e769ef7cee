import { cnn, cnnTraining } from './parts/cnn.ts';
import { preset } from './preset.ts';

/** The same small convolutional network on the drawn digits. */
export const digitsCnnBatchNormPreset = preset({
  summary: 'a small CNN with BatchNorm on the drawn digits',
  lookAt:
    'The network of mnist-cnn-batchnorm on the digits that Weir draws itself, so that it runs without any files. BatchNorm normalises each channel over the batch and all positions. Look at the relu layers: about half of their outputs are zero, and hardly a unit is for a whole batch; and at the evaluation: a linear model stays below 95 % here, the network does not.',
  configuration: { name: 'digits-cnn-batchnorm', ...cnnTraining, data: { type: 'images' }, model: cnn },
});
