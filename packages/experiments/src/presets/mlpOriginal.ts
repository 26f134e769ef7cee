import { mlp } from './parts/mlp.ts';
import { preset } from './preset.ts';

/** The lecture's first network, all of whose parameters start from N(0, 1). */
export const mlpOriginalPreset = preset({
  summary: 'the network before any care was taken: confidently wrong at first',
  lookAt:
    'The first loss is about 25, where an untrained network that knows that it knows nothing would have 3.30 (on the lecture’s names it was 27): the logits are large, so that softmax is confidently wrong, and the first thousands of steps only shrink them (the loss’s hockey stick). Seven tenths of the tanh outputs are saturated, too. The lecture reached 2.12 on the training and 2.17 on the validation split after 200,000 steps.',
  configuration: mlp(
    'mlp-original',
    [{ type: 'linear', out: 200, init: { type: 'normal', std: 1 }, biasInit: { type: 'normal', std: 1 } }],
    { type: 'linear', out: 27, init: { type: 'normal', std: 1 }, biasInit: { type: 'normal', std: 1 } },
  ),
});
