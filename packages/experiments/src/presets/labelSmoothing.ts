import { mlp, quietLogits } from './parts/mlp.ts';
import { scaled } from './parts/deep.ts';
import { tanhGain } from './parts/lecture.ts';
import { preset } from './preset.ts';

/** Targets that keep a tenth for the other characters. */
export const labelSmoothingPreset = preset({
  summary: 'targets that are nine tenths certain: what of the loss can be learnt, and what cannot',
  lookAt:
    'A tenth of each target is spread over all 27 characters (Szegedy et al., 2016), so that the targets themselves have an entropy of 0.63, below which no network can take the loss. The evaluation says both parts: the loss of 2.61 is those 0.63 and a divergence of 1.98, which alone can be learnt. Losses with and without smoothing are not to be compared.',
  configuration: {
    ...mlp('label-smoothing', [{ type: 'linear', out: 200, init: scaled(tanhGain) }], quietLogits),
    loss: { type: 'crossEntropy', labelSmoothing: 0.1 },
    learningRate: 0.1,
    steps: 3000,
    logEvery: 150,
  },
});
