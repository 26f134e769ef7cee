import { mlp, quietLogits } from './parts/mlp.ts';
import { scaled } from './parts/deep.ts';
import { tanhGain } from './parts/lecture.ts';
import { preset } from './preset.ts';

/** Parameters that are trained otherwise than the rest: frozen, at another rate, without decay. */
export const groupsPreset = preset({
  summary: 'a frozen embedding, a slow last layer, and no weight decay for biases',
  lookAt:
    'Three groups: 0.embedding is frozen, so that it has a gradient and no line in update:data; the last layer moves at a tenth of the rate, its update:data a factor of about 4 below that of a run without (--set groups.2.learningRate=1), as its gradient is larger for it; and biases are spared the weight decay. So a network is trained on top of what another has learnt.',
  configuration: {
    ...mlp('groups', [{ type: 'linear', out: 200, init: scaled(tanhGain) }], quietLogits),
    optimizer: { type: 'sgd', weightDecay: 0.001 },
    groups: [
      { match: '*.bias', weightDecay: 0 },
      { match: '0.embedding.*', frozen: true },
      { match: '4.linear.*', learningRate: 0.1 },
    ],
    learningRate: 0.1,
    steps: 3000,
    logEvery: 150,
  },
});
