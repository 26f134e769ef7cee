import { cnn, cnnTraining } from './parts/cnn.ts';
import { preset } from './preset.ts';

/** The same small convolutional network on the drawn digits. */
export const digitsCnnBatchNormPreset = preset({
  summary: 'a small CNN with BatchNorm on the drawn digits',
  lookAt:
    'The network of mnist-cnn-batchnorm on the digits that Weir draws itself, so that it runs without any files. BatchNorm normalises each channel over the batch and all positions. Look at the relu layers: about half of their outputs are zero, but no channel is for a whole batch. At five times the rate (--set learningRate=0.05) most channels of the second one die, and the accuracy suffers. A linear model stays below 95 % on these digits; the network reaches 98 %.',
  configuration: {
    name: 'digits-cnn-batchnorm',
    ...cnnTraining,
    learningRate: 0.01,
    steps: 500,
    data: { type: 'images' },
    model: cnn,
  },
});
