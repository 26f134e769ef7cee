import { mlp, quietLogits } from './parts/mlp.ts';
import { preset } from './preset.ts';

/** The lecture's network with its confidently wrong softmax fixed. */
export const mlpFixSoftmaxPreset = preset({
  summary: 'mlp-original with quiet logits: no more hockey stick',
  lookAt:
    'The last layer’s weights start at a hundredth and its bias at zero, so that the first loss is the expected one (3.32 beside 3.30), and no steps are spent on squashing the weights. Look at the activations all the same: most of the tanh outputs are still at −1 and 1, where no gradient passes. The lecture reached 2.07 and 2.13.',
  configuration: mlp(
    'mlp-fix-softmax',
    [{ type: 'linear', out: 200, init: { type: 'normal', std: 1 }, biasInit: { type: 'normal', std: 1 } }],
    quietLogits,
  ),
});
