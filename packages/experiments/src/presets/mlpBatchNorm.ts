import { tanhGain } from './parts/lecture.ts';
import { mlp, quietLogits } from './parts/mlp.ts';
import { preset } from './preset.ts';

/** The lecture's network with its first BatchNorm. */
export const mlpBatchNormPreset = preset({
  summary: 'mlp-kaiming with BatchNorm: pre-activations unit Gaussian at every step',
  lookAt:
    'The hidden layer’s pre-activations are normalised over the batch, in the lecture’s first version: no eps, and a running standard deviation with momentum 0.001. The linear layer ahead of it has no bias, which BatchNorm would take away. The lecture printed a first loss of 3.3239 and, after 200,000 steps, 2.067 on the training and 2.106 on the validation split: no better than before, as one hidden layer was easy to scale by hand.',
  configuration: mlp(
    'mlp-batchnorm',
    [
      { type: 'linear', out: 200, init: { type: 'kaimingNormal', gain: tanhGain }, bias: false },
      { type: 'batchNorm', unbiased: true, running: 'std', eps: 0, momentum: 0.001 },
    ],
    quietLogits,
  ),
});
